"""What all portals share: base templates, components, vendored assets, and the track."""
