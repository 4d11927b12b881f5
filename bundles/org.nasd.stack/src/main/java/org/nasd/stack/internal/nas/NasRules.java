package org.nasd.stack.internal.nas;

import org.nasd.api.nas.Nas;

/** What holds for every NAS. */
final class NasRules {

    private static final int HIGHEST_PORT = 65_535;

    private NasRules() {}

    /** What is wrong and what would be right, or null. */
    static String mistake(Nas nas) {
        if (nas.name().isBlank()) {
            return "its name is empty";
        }
        if (nas.ip().isBlank()) {
            return "its address (nas_ip) is empty";
        }
        if (nas.forks() < 1 || nas.forks() > Nas.MAX_FORKS) {
            return "forks is " + nas.forks() + ", it must be 1 to " + Nas.MAX_FORKS;
        }
        String port = portMistake("telnet_port", nas.telnetPort());
        return port != null ? port : portMistake("coa_port", nas.coaPort());
    }

    private static String portMistake(String column, Integer port) {
        boolean valid = port == null || (port >= 1 && port <= HIGHEST_PORT);
        return valid ? null : column + " is " + port + ", it must be 1 to " + HIGHEST_PORT;
    }
}
