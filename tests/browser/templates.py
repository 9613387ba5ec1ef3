"""A page of each template, by the site that has it."""

SHIPPED = (
    "",
    "topics/",
    "topics/fraud/",
    "sections/",
    "sections/deepening-measures/",
    "operations/",
    "operations/telecom-fraud-regional-operation/",
    "stories/",
    "stories/zhuji-schools/",
    "events/second-progress-meeting/",
    "regions/",
    "regions/cn-zj/",
    "timeline/",
    "numbers/",
    "terms/",
    "sources/",
    "sources/midterm-report/",
    "coverage/",
    "gaps/",
    "corrections/",
    "about/",
    "data/",
    "404.html",
)
"""Of the shipped campaign."""
STATES = (
    "operations/riverbank/",
    "operations/hillside/",
    "events/inspection/",
    "terms/watcher/",
    "timeline/2024-03/",
    "topics/weather/",
    "topics/villages/",
    "sources/sapling-report/",
    "corrections/",
)
"""Of the invented campaign, in which things are missing, stale, withdrawn, corrected or unaccounted for."""
