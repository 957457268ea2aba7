"""Charts as SVG, written by hand: self-contained, with a title and a description for screen readers."""

from verbale.views.charts.activity import activity_chart
from verbale.views.charts.addressing import addressing_chart
from verbale.views.charts.dyads import dyads_chart

__all__ = ["activity_chart", "addressing_chart", "dyads_chart"]
