package org.nasd.driver.telnet.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.nasd.api.driver.SettingException;
import org.nasd.api.driver.Settings;
import org.nasd.cli.CliSettings;

/**
 * How a NAS is reached by Telnet. Immutable.
 *
 * @param binary whether bytes go as they are: for text beyond ASCII, and for line ends other than CR LF
 * @param terminal what we say we are
 */
record TelnetSettings(boolean binary, String terminal) {

    static Map<String, String> defaults() {
        Map<String, String> all = new HashMap<>(CliSettings.DEFAULTS);
        all.put("binary", "false");
        all.put("terminal", "vt100");
        return all;
    }

    static TelnetSettings of(Settings settings) {
        boolean binary = settings.flag("binary", false);
        String eol = CliSettings.of(settings).eol();
        if (!binary && !eol.equals("\r\n")) {
            throw new SettingException("eol = " + settings.required("eol")
                    + " needs binary = true: without it Telnet sends every line end as \\r\\n");
        }
        if (settings.integer("session.concurrency", 1, 10_000) != 1) {
            throw new SettingException("session.concurrency = " + settings.required("session.concurrency")
                    + " is not 1, and a Telnet session carries one command at a time; use more sessions.max");
        }
        return new TelnetSettings(binary, settings.required("terminal"));
    }

    static List<String> check(Settings settings) {
        List<String> mistakes = new ArrayList<>(CliSettings.check(settings));
        try {
            of(settings);
        } catch (SettingException e) {
            mistakes.add(e.getMessage());
        }
        return mistakes.stream().distinct().toList();
    }
}
