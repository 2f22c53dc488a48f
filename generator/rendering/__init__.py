"""Views become bytes: templates, sentence forms, charts, assets. Start with `templates`."""
