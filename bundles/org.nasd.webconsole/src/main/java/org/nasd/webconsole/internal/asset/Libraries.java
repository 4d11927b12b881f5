package org.nasd.webconsole.internal.asset;

import java.net.URL;
import java.util.Map;

/** Finds the files of this bundle that a browser needs: its own, and below {@code lib/} those of other people. */
final class Libraries {

    /** Their folders, by what our files call them; {@code bnd.bnd} packs them in. */
    private static final Map<String, String> FOLDERS = Map.of("lit-html", "lit-html/3.3.1", "uplot", "uplot/1.6.30");

    private static final String LIB = "lib/";

    private Libraries() {}

    /** A file by its path, or null. */
    static URL file(String path) {
        if (!path.startsWith(LIB)) {
            return Libraries.class.getResource("files/" + path);
        }
        int slash = path.indexOf('/', LIB.length());
        String folder = slash < 0 ? null : FOLDERS.get(path.substring(LIB.length(), slash));
        return folder == null
                ? null
                : Libraries.class.getResource("/META-INF/resources/webjars/" + folder + path.substring(slash));
    }
}
