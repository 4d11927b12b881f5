package org.nasd.webconsole.internal.asset;

import org.osgi.framework.Bundle;

/** What tells the files of one build of this bundle from those of the next. */
public final class Edition {

    private Edition() {}

    public static String of(Bundle bundle) {
        return bundle.getVersion().toString().replaceAll("[^A-Za-z0-9]", "-")
                + "-"
                + Long.toString(bundle.getLastModified(), Character.MAX_RADIX);
    }
}
