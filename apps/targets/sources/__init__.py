"""Where the figures of targets come from: rows of reports, means of years, events and posts, composed tables."""
