"""Job positions (vị trí việc làm): what a province approved, and which post is placed in which."""
