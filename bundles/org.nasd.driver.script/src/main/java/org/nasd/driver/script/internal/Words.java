package org.nasd.driver.script.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** A line of words as a shell writes them: quotes and backslashes as in bash, and nothing is expanded. */
final class Words {

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9._:/@%+,-]+");

    private Words() {}

    /** A word in a form that a shell reads as exactly this word. */
    static String quote(String word) {
        return PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
    }

    /** The words of a line. */
    static List<String> split(String line) {
        List<String> words = new ArrayList<>();
        StringBuilder word = null;
        char quote = 0;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (quote == 0 && Character.isWhitespace(c)) {
                if (word != null) {
                    words.add(word.toString());
                    word = null;
                }
                continue;
            }
            word = word == null ? new StringBuilder() : word;
            if (quote != 0 && c == quote) {
                quote = 0;
            } else if (quote == 0 && (c == '\'' || c == '"')) {
                quote = c;
            } else if (c == '\\' && i + 1 < line.length() && escapes(quote, line.charAt(i + 1))) {
                word.append(line.charAt(++i));
            } else {
                word.append(c);
            }
        }
        if (word != null) {
            words.add(word.toString());
        }
        return words;
    }

    private static boolean escapes(char quote, char next) {
        return quote == 0 || quote == '"' && "\"\\$`".indexOf(next) >= 0;
    }
}
