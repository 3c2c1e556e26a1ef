"""Files that somebody sends in and nobody may keep: one with a password, and a scan of 80 MB."""

from io import BytesIO

import pikepdf


def locked() -> bytes:
    """Return a PDF that opens with a password only."""
    out = BytesIO()
    with pikepdf.new() as file:
        file.add_blank_page()
        file.save(out, encryption=pikepdf.Encryption(owner="a", user="b"))
    return out.getvalue()


LOCKED = locked()
#: Eighty megabytes; that it is a PDF is all that its beginning says.
LARGE = b"%PDF-1.7\n".ljust(80 * 1024**2, b"\0")
