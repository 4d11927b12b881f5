package org.nasd.driver.script.internal;

import java.util.Set;
import java.util.regex.Pattern;

/** Which variables a script gets, by their names. */
enum VariableNames {
    /** It stands in the environment. */
    PASSED,
    /** No shell can name it (an option such as {@code timeout.command}), so it is left out. */
    UNNAMEABLE,
    /** It would change bash, the loader or the programs that the script calls, so its event is refused. */
    DANGEROUS;

    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    /** Shells, loaders and the system name theirs in capitals: PATH, IFS, BASH_ENV, SHELLOPTS, PS4, LD_PRELOAD, LC_ALL, TZ. */
    private static final Pattern CAPITALS = Pattern.compile("[A-Z0-9_]+");

    private static final Set<String> LOWER_CASE =
            Set.of("auto_resume", "histchars", "http_proxy", "https_proxy", "ftp_proxy", "all_proxy", "no_proxy");

    static VariableNames of(String name) {
        if (!NAME.matcher(name).matches()) {
            return UNNAMEABLE;
        }
        boolean dangerous = CAPITALS.matcher(name).matches() || LOWER_CASE.contains(name) || name.startsWith("nasd_");
        return dangerous ? DANGEROUS : PASSED;
    }
}
