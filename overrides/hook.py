"""Lets plain ``mkdocs build`` and ``mkdocs serve`` do everything: render first, then build both locales."""

from generator.pipeline import render
from generator.site.build import Hook

_hook = Hook(render)
on_startup = _hook.on_startup
on_config = _hook.on_config
on_files = _hook.on_files
on_nav = _hook.on_nav
on_post_page = _hook.on_post_page
on_post_template = _hook.on_post_template
on_post_build = _hook.on_post_build
on_serve = _hook.on_serve
