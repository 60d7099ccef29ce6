"""What the history says of whatever the demonstration wrote, in the language of the offices."""

REASON = "Số liệu minh họa"
