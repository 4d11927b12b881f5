package org.nasd.transcript.internal;

import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** Which file a log is. */
final class Places {

    static final String DAEMON = "nas_event_daemon.log";
    static final String NAS = "nas_event_daemon";
    static final String ACCOUNTS = "abonents";

    /** The most of a name that enters a file's name, in bytes; file systems allow 255 for all of it. */
    private static final int LONGEST_NAME = 120;

    private static final int LONGEST_IP = 64;

    /** What an address is made of; a colon becomes a hyphen, which stands in none. */
    private static final Pattern PLAIN_IP = Pattern.compile("[0-9A-Za-z.:]*");

    private final Path root;

    /**
     * @param root the directory of all logs, absolute
     */
    Places(Path root) {
        this.root = root;
    }

    Path root() {
        return root;
    }

    /** The file of a log. */
    Path of(Log log) {
        if (log instanceof Log.OfNas nas) {
            return ofNas(nas);
        }
        if (log instanceof Log.OfAccount account) {
            return root.resolve(ACCOUNTS)
                    .resolve(Long.toString(account.abonentId()))
                    .resolve("event_" + account.userId() + ".log");
        }
        return root.resolve(DAEMON);
    }

    private Path ofNas(Log.OfNas nas) {
        Path directory = root.resolve(NAS);
        String file = fileName(nas.name(), nas.ip());
        try {
            return directory.resolve(file);
        } catch (InvalidPathException e) {
            // Java started in a locale without UTF-8 knows no file names beyond ASCII.
            return directory.resolve(file.replaceAll("[^ -}]", "_").replaceFirst("\\.log$", "") + "~"
                    + mark(nas.name(), nas.ip()) + ".log");
        }
    }

    /**
     * {@code <name>_<ip>.log}. Where a name had to be altered to be a file's name, a mark made of the true one follows, so that two NAS
     * never share a file: {@code ~} occurs in no unaltered name, and {@code _} in no unaltered address.
     */
    private static String fileName(String name, String ip) {
        String safeName = safe(name, LONGEST_NAME);
        String safeIp = safe(ip, LONGEST_IP);
        boolean altered =
                !safeName.equals(name) || !PLAIN_IP.matcher(ip).matches() || !safeIp.equals(ip.replace(':', '-'));
        return safeName + "_" + safeIp + (altered ? "~" + mark(name, ip) : "") + ".log";
    }

    private static String safe(String text, int longest) {
        StringBuilder out = new StringBuilder();
        int bytes = 0;
        for (int c : text.codePoints().toArray()) {
            String next = isOrdinary(c, out.length()) ? Character.toString(c) : c == ':' ? "-" : "_";
            bytes += next.getBytes(StandardCharsets.UTF_8).length;
            if (bytes > longest) {
                break;
            }
            out.append(next);
        }
        return out.toString();
    }

    private static boolean isOrdinary(int c, int position) {
        return Character.isLetterOrDigit(c)
                || (position > 0 && (c == '.' || c == ' '))
                || c == '_'
                || c == '-'
                || c == '+'
                || c == '@'
                || c == '('
                || c == ')';
    }

    private static String mark(String name, String ip) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest((name + "\0" + ip).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
