package org.nasd.scheduler.internal.results;

import java.util.List;
import java.util.stream.Collectors;
import org.nasd.api.driver.Exchange;
import org.nasd.api.nas.Nas;

/** Turns what a device said into text that may be stored: without secrets, of bounded length, without what a database refuses. */
final class Texts {

    private static final int MAX_ANSWER = 64 * 1024;
    private static final int MAX_REASON = 2000;

    private Texts() {}

    static String reason(Nas nas, String text) {
        return storable(nas, text, MAX_REASON);
    }

    static String answer(Nas nas, List<Exchange> exchanges) {
        String all = exchanges.stream()
                .map(Exchange::answer)
                .filter(answer -> !answer.isEmpty())
                .collect(Collectors.joining("\n"));
        return storable(nas, all, MAX_ANSWER);
    }

    private static String storable(Nas nas, String text, int max) {
        if (text == null) {
            return "";
        }
        String clean = nas.redact(text).replace('\0', '\uFFFD');
        return clean.length() <= max ? clean : clean.substring(0, max - 1) + "…";
    }
}
