# No shaper any more.
coa Filter-Id="session {{ip}} rate remove"
