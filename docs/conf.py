"""The site of the documentation: `./run docs` builds it, and no warning passes."""

import re
import subprocess
from pathlib import Path
from typing import ClassVar

from pygments.lexer import RegexLexer, words
from pygments.lexers.data import JsonLexer
from pygments.token import Comment, Keyword, Name, Number, Operator, String, Text
from sphinx.application import Sphinx

ROOT = Path(__file__).resolve().parents[1]
PRIVATE = r'<sectiondef kind="private-.*?</sectiondef>'  # no promise to anybody


def headers_read() -> Path:
    """What the headers of C++ promise; each is named by its path, as it is included."""
    out = ROOT / "build/doxygen"
    out.mkdir(parents=True, exist_ok=True)
    said = (ROOT / "docs/Doxyfile").read_text("utf-8") + f"\nOUTPUT_DIRECTORY = {out}\n"
    subprocess.run(["doxygen", "-"], input=said, text=True, cwd=ROOT, check=True)
    xml = out / "xml"
    for told in xml.glob("*.xml"):
        text = told.read_text("utf-8")
        told.write_text(re.sub(PRIVATE, "", text, flags=re.DOTALL), "utf-8")

    def by_path(found: re.Match[str]) -> str:
        text = (xml / f"{found[1]}.xml").read_text("utf-8")
        place = re.findall(r'<location file="([^"]*)"/>', text)[-1]
        return f'<compound refid="{found[1]}" kind="file"><name>{place}</name>'

    index = (xml / "index.xml").read_text("utf-8")
    file = r'<compound refid="([^"]*)" kind="file"><name>[^<]*</name>'
    (xml / "index.xml").write_text(re.sub(file, by_path, index), "utf-8")
    return xml


def version_said() -> str:
    """The version, which stands in one header and nowhere else."""
    header = (ROOT / "include/tieuchi/version.hpp").read_text("utf-8")
    return ".".join(re.findall(r"#define TIEUCHI_VERSION_\w+ (\d+)", header))


project = author = "tieuchi"
version = release = version_said()
language = "vi"
html_title = f"tieuchi {version}"

extensions = ["myst_nb", "sphinx.ext.autodoc", "breathe"]
html_theme = "furo"
html_static_path = ["_static"]
html_css_files = ["site.css"]
html_copy_source = False
html_show_sphinx = html_show_copyright = False

myst_enable_extensions = ["colon_fence"]
myst_heading_anchors = 4
# Notebooks are text, without what they show; the site runs them, and a cell that fails fails it.
nb_execution_mode = "force"
nb_execution_in_temp = True
nb_execution_timeout = 120
nb_execution_raise_on_error = True
nb_execution_show_tb = True
nb_merge_streams = True
nb_code_prompt_show = "Xem mã / show the code"
nb_code_prompt_hide = "Ẩn mã / hide the code"

autodoc_typehints = "none"  # signatures stay as short as they are called
autodoc_member_order = "bysource"

breathe_projects = {"tieuchi": str(headers_read())}
breathe_default_project = "tieuchi"
# A namespace is declared once a header, and every header of the page is read by itself.
suppress_warnings = ["duplicate_declaration.cpp"]


class FeelLexer(RegexLexer):
    """The rule language, with the results that its pages show."""

    name = "FEEL"
    tokens: ClassVar = {
        "root": [
            (r"^(=>|!!).*$", Comment),
            (r'"[^"\n]*"', String),
            (r"\d+(\.\d+)?", Number),
            (
                words(
                    "if then else for in return some every satisfies and or not between "
                    "true false null function".split(),
                    suffix=r"\b",
                ),
                Keyword,
            ),
            (r"[^\W\d]\w*", Name),
            (r"[-+*/=<>!.@?:]+", Operator),
            (r"(?s).", Text),
        ]
    }


def setup(app: Sphinx) -> None:
    """What the pages of the rule language are coloured by."""
    app.add_lexer("feel", FeelLexer)
    app.add_lexer("types", JsonLexer)
