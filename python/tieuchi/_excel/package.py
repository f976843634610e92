"""The archive that a workbook is: looked at before anything of it is read, unpacked within bounds.

The reader of values gets an archive made anew of the parts that were looked at, so that it sees
nothing else: sizes that lie, parts that stand twice and bombs end here.
"""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from dataclasses import dataclass, field

from tieuchi._excel import limits
from tieuchi._excel.ods import CONTENT
from tieuchi.issues import Issue, problem

ZIP, OLD = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
#: Names inside an old container, as it writes them.
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_MIB = 1 << 20


@dataclass
class Package:
    """The parts that are read, and the names of all."""

    parts: dict[str, bytes] = field(default_factory=dict)
    names: list[str] = field(default_factory=list)

    @property
    def has_macros(self) -> bool:
        """Whether it brings programs; they are never run."""
        return any(
            name.lower().endswith("vbaproject.bin") or name.startswith(("Basic/", "Scripts/"))
            for name in self.names
        )

    @property
    def is_open_document(self) -> bool:
        """Whether it is of the open document format (.ods)."""
        return CONTENT in self.parts and "[Content_Types].xml" not in self.parts

    def archive(self) -> bytes:
        """The parts as an archive of their own."""
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as made:
            for name, content in self.parts.items():
                made.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), content)
        return out.getvalue()


def looks_like_one(content: bytes) -> bool:
    """Whether bytes begin like a workbook of any kind."""
    return content.startswith((ZIP, OLD))


def opened(content: bytes, file: str) -> Package | Issue:
    """The parts of a workbook, or why it is not read."""
    if len(content) > limits.FILE:
        return _too_large(file, f"{limits.FILE // _MIB} MiB")
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            entries = archive.infolist()
    except (zipfile.BadZipFile, OSError, ValueError, struct.error, RuntimeError):
        return damaged(file)
    if len(entries) > limits.ENTRIES:
        return _too_large(file, f"{limits.ENTRIES} tệp bên trong / entries")
    package = Package(names=[e.filename for e in entries])
    if len(set(package.names)) != len(entries):
        return damaged(file)
    left = limits.UNPACKED
    for entry in entries:
        if entry.is_dir() or not entry.filename.lower().endswith((".xml", ".rels")):
            continue
        if entry.flag_bits & 1:
            return locked(file)
        if entry.file_size > left:
            return _bomb(file)
        part = _unpacked(content, entry)
        if part is None:
            return damaged(file)
        left -= len(part)
        package.parts[entry.filename] = part
    if package.is_open_document:
        sealed = b"encryption-data" in package.parts.get("META-INF/manifest.xml", b"")
        return locked(file) if sealed else package
    if "[Content_Types].xml" not in package.parts:
        return other_kind(file)
    if not any(name.lower() == "xl/workbook.xml" for name in package.parts):
        return other_kind(file)
    return package


def of_old_kind(content: bytes, file: str) -> Issue | None:
    """Why a workbook in the form before 2007 is not read; None where it may be."""
    if _ENCRYPTED in content[: 64 * 1024] or _ENCRYPTED in content[-64 * 1024 :]:
        return locked(file)
    if len(content) > limits.OLD_FILE:
        return _too_large(file, f"{limits.OLD_FILE // _MIB} MiB (.xls)")
    return None


def _unpacked(content: bytes, entry: zipfile.ZipInfo) -> bytes | None:
    """What an entry holds; None where it is damaged, or holds more than it says."""
    at = entry.header_offset
    head = content[at : at + 30]
    if len(head) < 30 or head[:4] != ZIP:
        return None
    name, extra = struct.unpack("<HH", head[26:30])
    begin = at + 30 + name + extra
    packed = content[begin : begin + entry.compress_size]
    if entry.compress_type == zipfile.ZIP_STORED:
        return packed if len(packed) == entry.file_size else None
    if entry.compress_type != zipfile.ZIP_DEFLATED:
        return None
    try:
        part = zlib.decompressobj(-zlib.MAX_WBITS).decompress(packed, entry.file_size + 1)
    except zlib.error:
        return None
    return part if len(part) == entry.file_size else None


def damaged(file: str) -> Issue:
    return problem(
        "excel.damaged",
        "",
        "tệp Excel này hỏng, không mở được; hãy mở bằng Excel rồi lưu lại",
        "this workbook is damaged; open it in Excel and save it again",
        file=file,
    )


def other_kind(file: str) -> Issue:
    return problem(
        "excel.kind",
        "",
        "tệp này không phải là sổ tính .xlsx hay .ods; hãy mở ra rồi lưu lại thành .xlsx",
        "this is no workbook in the form .xlsx or .ods; open it and save it as .xlsx",
        file=file,
    )


def locked(file: str) -> Issue:
    return problem(
        "excel.password",
        "",
        "tệp Excel này đặt mật khẩu mở; hãy bỏ mật khẩu rồi gửi lại",
        "this workbook needs a password to open; take it off and send the file again",
        file=file,
    )


def text_named_workbook(file: str) -> Issue:
    return problem(
        "excel.text",
        "",
        "tên tệp là của Excel nhưng nội dung là văn bản; nếu là CSV hãy đổi đuôi thành .csv",
        "the file is named a workbook but holds text; if it is a CSV, name it .csv",
        file=file,
    )


def _too_large(file: str, most: str) -> Issue:
    vi, en = f"tệp Excel quá lớn (tối đa {most})", f"the workbook is too large (at most {most})"
    return problem("excel.size", "", vi, en, file=file)


def _bomb(file: str) -> Issue:
    most = limits.UNPACKED // _MIB
    return problem(
        "excel.size",
        "",
        f"tệp Excel này giải nén ra quá lớn (tối đa {most} MiB)",
        f"the workbook is too large when unpacked (at most {most} MiB)",
        file=file,
    )
