"""What the files and folders of a site are called that are more than sources of pages."""

CONFIG = "evenhand.yaml"
FOLDERS = ("scores", "content", "templates")
"""Where all other sources stand."""
WORKSHOP = ".evenhand"
"""What we keep beside the output."""
RECORD = ".last.json"
"""Ends the name of the record of an output's last build."""
