package org.nasd.itests.drivers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads tries of events out of a transcript: the mark that was sent, which try it was, and how it ended. */
final class Tries {

    private static final Pattern TRY = Pattern.compile(
            "\\S+ \\S+ event=\\d+ cmd=mark account=(\\d+) subscriber=\\d+ attempt=(\\d+) nas=\\S+ ([A-Z]+) in .*");

    private static final Pattern SENT = Pattern.compile("\\s+[\\d.]+ ms > .*?((?:fine|later|never)\\.\\d+\\.\\d+).*");

    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS");
    private static final int STAMP_LENGTH = 23;

    private Tries() {}

    /** When a line was written, in microseconds since 1970. */
    static long micros(String line) {
        return LocalDateTime.parse(line.substring(0, STAMP_LENGTH), STAMP)
                        .atZone(ZoneId.systemDefault())
                        .toInstant()
                        .toEpochMilli()
                * 1000;
    }

    /** Lines such as {@code later.7.3 2 DONE}, in the log's order; none when there is no such log. */
    static List<String> in(Path log) throws IOException {
        List<String> tries = new ArrayList<>();
        String ending = null;
        for (String line : Files.exists(log) ? Files.readAllLines(log) : List.<String>of()) {
            Matcher begun = TRY.matcher(line);
            Matcher sent = SENT.matcher(line);
            if (begun.matches()) {
                ending = " " + begun.group(2) + " " + begun.group(3);
            } else if (ending != null && sent.matches()) {
                tries.add(sent.group(1) + ending);
                ending = null;
            }
        }
        return tries;
    }
}
