package org.nasd.cli.internal;

/** Finds the echo of a command at the beginning of what a device says, also where it is wrapped or painted several times. */
final class Echo {

    /** How far into the answer an echo is looked for, beyond the command's own length. */
    static final int REACH = 4096;

    private Echo() {}

    /** The index after the echo, or -1. */
    static int end(CharSequence text, String command) {
        String wanted = squeezed(command);
        if (wanted.isEmpty()) {
            return 0;
        }
        for (int start = 0; start < text.length(); start++) {
            if (text.charAt(start) == wanted.charAt(0)) {
                int end = match(text, start, wanted);
                if (end >= 0) {
                    return end;
                }
            }
        }
        return -1;
    }

    private static int match(CharSequence text, int start, String wanted) {
        int at = start;
        for (int i = 0; i < wanted.length(); i++) {
            while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
                at++;
            }
            if (at >= text.length() || text.charAt(at) != wanted.charAt(i)) {
                return -1;
            }
            at++;
        }
        return at;
    }

    /**
     * Whether what stands at the end belongs to the command's own echo, as far as that has arrived: a value may look like a question.
     *
     * @param shown the end of what was shown
     * @param ending the part at its end that is in doubt
     */
    static boolean holds(CharSequence shown, CharSequence ending, String command) {
        String wanted = squeezed(command);
        String all = squeezed(shown);
        int least = squeezed(ending).length();
        for (int n = Math.min(wanted.length(), all.length()); n >= least; n--) {
            if (all.endsWith(wanted.substring(0, n))) {
                return true;
            }
        }
        return false;
    }

    private static String squeezed(CharSequence command) {
        StringBuilder squeezed = new StringBuilder(command.length());
        command.chars().filter(c -> !Character.isWhitespace(c)).forEach(c -> squeezed.append((char) c));
        return squeezed.toString();
    }

    /** The answer without the echo and without the prompt at its end. */
    static String strip(String shown, String command, String stem) {
        String answer = shown;
        int end = end(answer.substring(0, Math.min(answer.length(), command.length() + REACH)), command);
        while (end > 0) {
            int newLine = answer.indexOf('\n', end);
            if (newLine < 0) {
                return "";
            }
            answer = answer.substring(newLine + 1);
            String next = answer.lines().findFirst().orElse("");
            end = !stem.isEmpty() && next.startsWith(stem) ? end(next, command) : -1;
        }
        int last = answer.lastIndexOf('\n');
        return trimmed(last < 0 ? "" : answer.substring(0, last));
    }

    private static String trimmed(String answer) {
        int from = 0;
        for (int i = 0; i < answer.length() && Character.isWhitespace(answer.charAt(i)); i++) {
            if (answer.charAt(i) == '\n') {
                from = i + 1;
            }
        }
        return answer.substring(from).stripTrailing();
    }
}
