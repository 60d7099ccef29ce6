"""Parts of every format of facts about registered people: whom a row means, kinds of columns, the place of the time."""
