package org.nasd.simulator.internal.routeros;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The query words of a print: each pushes a truth about the row, {@code #} words calculate with what is on the stack. */
final class Query {

    private final List<String> words;

    Query(List<String> words) {
        this.words = words;
    }

    /** The attributes and values that every row which is meant has in it, as far as the words say so plainly. */
    Map<String, String> certain() {
        Map<String, String> certain = new LinkedHashMap<>();
        for (String word : words) {
            if (word.startsWith("#")) {
                return Map.of();
            }
            String plain = word.startsWith("=") ? word.substring(1) : word;
            int equals = plain.indexOf('=');
            if (equals > 0 && equals < plain.length() - 1 && "<>-".indexOf(plain.charAt(0)) < 0) {
                certain.put(plain.substring(0, equals), plain.substring(equals + 1));
            }
        }
        return certain;
    }

    /** Whether a row is meant: everything that is left on the stack holds. */
    boolean matches(Map<String, String> row) {
        Deque<Boolean> stack = new ArrayDeque<>();
        for (String word : words) {
            if (word.startsWith("#")) {
                operate(word.substring(1), stack);
            } else {
                stack.push(test(word, row));
            }
        }
        return !stack.contains(false);
    }

    private static boolean test(String word, Map<String, String> row) {
        char kind = word.isEmpty() ? ' ' : word.charAt(0);
        boolean marked = kind == '=' || kind == '<' || kind == '>' || kind == '-';
        String rest = marked ? word.substring(1) : word;
        if (kind == '-') {
            return !row.containsKey(rest);
        }
        int equals = rest.indexOf('=');
        if (equals < 0) {
            return row.containsKey(rest);
        }
        String actual = row.getOrDefault(rest.substring(0, equals), "");
        String wanted = rest.substring(equals + 1);
        return switch (kind) {
            case '<' -> compare(actual, wanted) < 0;
            case '>' -> compare(actual, wanted) > 0;
            default -> actual.equals(wanted);
        };
    }

    private static int compare(String a, String b) {
        boolean numbers = a.matches("-?\\d{1,18}") && b.matches("-?\\d{1,18}");
        return numbers ? Long.compare(Long.parseLong(a), Long.parseLong(b)) : a.compareTo(b);
    }

    /** Operators are read from left to right; digits name a place of the stack, counted from its top. */
    private static void operate(String operators, Deque<Boolean> stack) {
        int i = 0;
        while (i < operators.length()) {
            char c = operators.charAt(i);
            if (Character.isDigit(c)) {
                int end = i;
                while (end < operators.length() && Character.isDigit(operators.charAt(end))) {
                    end++;
                }
                boolean value = at(stack, operators.substring(i, end));
                if (end == operators.length()) {
                    stack.clear();
                }
                stack.push(value);
                i = end < operators.length() && operators.charAt(end) == '.' ? end + 1 : end;
            } else {
                apply(c, stack);
                i++;
            }
        }
    }

    private static void apply(char operator, Deque<Boolean> stack) {
        boolean top = pop(stack);
        switch (operator) {
            case '!' -> stack.push(!top);
            case '&' -> stack.push(Boolean.logicalAnd(pop(stack), top));
            case '|' -> stack.push(Boolean.logicalOr(pop(stack), top));
            case '.' -> {
                stack.push(top);
                stack.push(top);
            }
            default -> throw new Refused(null, "syntax error in query: " + operator);
        }
    }

    private static boolean pop(Deque<Boolean> stack) {
        if (stack.isEmpty()) {
            throw new Refused(null, "syntax error in query: nothing on the stack");
        }
        return stack.pop();
    }

    private static boolean at(Deque<Boolean> stack, String digits) {
        List<Boolean> values = new ArrayList<>(stack);
        if (digits.length() > 6 || Integer.parseInt(digits) >= values.size()) {
            throw new Refused(null, "syntax error in query: no value " + digits);
        }
        return values.get(Integer.parseInt(digits));
    }
}
