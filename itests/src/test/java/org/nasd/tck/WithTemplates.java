package org.nasd.tck;

import org.nasd.tck.check.TemplateChecks;

/** Further checks of a driver whose commands come from templates. */
public interface WithTemplates extends TemplateChecks {}
