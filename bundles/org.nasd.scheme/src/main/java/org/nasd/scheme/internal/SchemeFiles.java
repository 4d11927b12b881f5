package org.nasd.scheme.internal;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The files of one scheme as they were read.
 *
 * @param name the scheme's name
 * @param path where they were read from
 * @param contents by file name; only files that {@link #belongs} to a scheme
 * @param mistakes what could not be read and why, one line each
 */
record SchemeFiles(String name, String path, Map<String, byte[]> contents, List<String> mistakes) {

    static final String SETTINGS = "scheme.cfg";
    static final String COMMANDS = ".cmd";

    /** The most a file of a scheme may hold, in bytes. */
    private static final int LARGEST = 1024 * 1024;

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._-]*");

    SchemeFiles {
        contents = Map.copyOf(contents);
        mistakes = List.copyOf(mistakes);
    }

    /** Whether a scheme or file may have this name. */
    static boolean isName(String name) {
        return NAME.matcher(name).matches();
    }

    /** Whether a file of this name is part of a scheme; anything else beside the templates is let be. */
    static boolean belongs(String file) {
        return file.equals(SETTINGS) || (looksLikeCommands(file) && isName(file));
    }

    /** Whether somebody may believe that a file of this name is a template. */
    static boolean looksLikeCommands(String file) {
        return file.endsWith(COMMANDS) && !file.startsWith(".");
    }

    /** Reads a file to its end, unless it is too large. */
    static byte[] read(InputStream in) throws IOException {
        byte[] bytes = in.readNBytes(LARGEST + 1);
        if (bytes.length > LARGEST) {
            throw new IOException("it is larger than " + LARGEST + " bytes");
        }
        return bytes;
    }
}
