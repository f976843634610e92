"""Commands whose help, usage and errors speak the language that is asked."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import click

from tieuchi.cli._language import both, said, spoken

#: What click says itself.
USAGE = both("Cách dùng: ", "Usage: ")
OPTIONS = both("Tùy chọn", "Options")
COMMANDS = both("Lệnh", "Commands")
HELP = both("In trang này rồi thôi.", "Show this page and exit.")
VERSION = both("In phiên bản rồi thôi.", "Show the version and exit.")
TRY = both("Xem {help} để biết cách dùng.", "Try {help} for help.")
ERROR = both("Lỗi: ", "Error: ")
REQUIRED = both("bắt buộc", "required")
DEFAULT = both("mặc định", "default")


class Option(click.Option):
    """An option whose help speaks two languages."""

    def get_help_record(self, ctx: click.Context) -> tuple[str, str] | None:
        help_, self.help = self.help, said(self.help or "")
        try:
            record = super().get_help_record(ctx)
        finally:
            self.help = help_
        if record is None:
            return None
        left, right = record
        right = right.replace("[required]", f"[{said(REQUIRED)}]")
        return left, right.replace("[default:", f"[{said(DEFAULT)}:")


class _Speaking:
    """What a command and a group share."""

    help: str | None
    params: list[click.Parameter]

    def get_short_help_str(self, limit: int = 45) -> str:
        return said(self.help or "").split("\n\n")[0].rstrip(".")

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        formatter.write_paragraph()
        with formatter.indentation():
            formatter.write_text(said(self.help or ""))

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        pieces = self.collect_usage_pieces(ctx)  # type: ignore[attr-defined]
        formatter.write_usage(ctx.command_path, " ".join(pieces), prefix=said(USAGE))

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        option: click.Option | None = super().get_help_option(ctx)  # type: ignore[misc]
        if option is not None:
            option.help = said(HELP)
        return option

    def records(self, ctx: click.Context) -> list[tuple[str, str]]:
        """The options with their help."""
        params = self.get_params(ctx)  # type: ignore[attr-defined]
        found = (p.get_help_record(ctx) for p in params if isinstance(p, click.Option))
        return [record for record in found if record is not None]

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        if not args and getattr(self, "no_args_is_help", False) and not ctx.resilient_parsing:
            click.echo(ctx.get_help(), color=ctx.color)
            ctx.exit(2)
        rest: list[str] = super().parse_args(ctx, args)  # type: ignore[misc]
        return rest


class Command(_Speaking, click.Command):
    """One command."""

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        if records := self.records(ctx):
            with formatter.section(said(OPTIONS)):
                formatter.write_dl(records)


class Group(_Speaking, click.Group):
    """The commands together."""

    command_class = Command

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        if records := self.records(ctx):
            with formatter.section(said(OPTIONS)):
                formatter.write_dl(records)
        self.format_commands(ctx, formatter)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        named = [(name, self.get_command(ctx, name)) for name in self.list_commands(ctx)]
        rows = [(name, command.get_short_help_str()) for name, command in named if command]
        if rows:
            with formatter.section(said(COMMANDS)):
                formatter.write_dl(rows)


def option(*names: str, **more: Any) -> Callable[[Any], Any]:
    """`click.option` whose help speaks two languages."""
    return click.option(*names, cls=Option, **more)


def told(error: click.ClickException) -> str:
    """What is wrong with the command and where help is, in the language asked."""
    lines = []
    ctx = getattr(error, "ctx", None)
    if ctx is not None:
        lines.append(ctx.get_usage())
        if ctx.help_option_names:
            page = f"'{ctx.command_path} {ctx.help_option_names[-1]}'"
            lines += [said(TRY).format(help=page), ""]
    return "\n".join([*lines, f"{said(ERROR)}{_message(error)}"])


def _message(error: click.ClickException) -> str:
    if spoken() == "en":
        return error.format_message().partition("\f")[2] or error.format_message()
    if isinstance(error, click.NoSuchOption):
        return f"không có tùy chọn {error.option_name}.{_possible(error.possibilities)}"
    if isinstance(error, click.MissingParameter):
        return f"thiếu {_named(error)}."
    if isinstance(error, click.BadOptionUsage):
        return f"tùy chọn {error.option_name} cần một giá trị."
    if isinstance(error, click.BadParameter):
        return f"{_named(error)}: {_bad(error)}"
    words = error.format_message()
    if words.startswith("No such command "):
        named = words.removeprefix("No such command ")
        return f"không có lệnh {named.replace('Did you mean', 'Ý bạn là')}"
    if words.startswith("Got unexpected extra argument"):
        return f"thừa tham số: {words[words.index('(') + 1 : words.rindex(')')]}"
    return words.partition("\f")[0]


def _possible(words: Any) -> str:
    return f" Ý bạn là {', '.join(sorted(words))}?" if words else ""


def _named(error: click.BadParameter) -> str:
    if error.param is None:
        return str(error.param_hint or "")
    hint = error.param.get_error_hint(error.ctx) if error.ctx else error.param.name
    return f"tùy chọn {hint}" if isinstance(error.param, click.Option) else f"tham số {hint}"


def _bad(error: click.BadParameter) -> str:
    words = error.message.partition("\f")[0]
    kind = getattr(error.param, "type", None)
    if isinstance(kind, click.Choice):
        return f"chỉ nhận một trong {', '.join(map(str, kind.choices))}."
    return words
