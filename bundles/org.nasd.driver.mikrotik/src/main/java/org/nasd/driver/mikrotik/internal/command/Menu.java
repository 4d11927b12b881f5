package org.nasd.driver.mikrotik.internal.command;

import java.util.ArrayList;
import java.util.List;

/**
 * The path at the beginning of a command.
 *
 * @param menu for example {@code /queue/simple}; empty for a command of the root
 * @param verb the command itself
 */
record Menu(String menu, String verb) {

    /**
     * Reads the path, which may be written with slashes, with blanks, or both. It ends at a known command, or before the first thing
     * that can be no part of it.
     */
    static Menu read(LineReader line) throws CommandSyntaxException {
        if (!line.sees('/')) {
            throw line.mistake("a command begins with its menu, for example /queue simple print; scripts are not sent");
        }
        List<String> path = new ArrayList<>(slashed(line));
        while (!Verb.isKnown(path.get(path.size() - 1)) && !line.atEnd() && !line.sees('[')) {
            int before = line.position();
            Value next = line.value();
            if (!next.bare() || next.equalsSign() >= 0 || !isWord(next)) {
                line.back(before);
                break;
            }
            path.add(Words.text(next.bytes()));
        }
        String verb = path.remove(path.size() - 1);
        return new Menu(path.isEmpty() ? "" : "/" + String.join("/", path), verb);
    }

    private static List<String> slashed(LineReader line) throws CommandSyntaxException {
        Value first = line.value();
        String text = Words.text(first.bytes());
        List<String> path = List.of(text.substring(1).split("/", -1));
        boolean words = path.stream().allMatch(Menu::isWord);
        if (!first.bare() || !words) {
            throw line.mistake("the menu can be made of letters, digits and - alone, and no value can stand in it");
        }
        return path;
    }

    private static boolean isWord(Value value) {
        String word = Words.text(value.bytes());
        return isWord(word) && !Character.isDigit(word.charAt(0));
    }

    private static boolean isWord(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
            if (!letter && (c != '-' || i == 0)) {
                return false;
            }
        }
        return !text.isEmpty();
    }

    /** The command as its word, with the given verb. */
    byte[] word(String otherVerb) {
        return Words.ascii(menu + "/" + otherVerb);
    }

    /** As people write it. */
    String text() {
        boolean ambiguous = !menu.isEmpty()
                && List.of(menu.substring(1).split("/", -1)).stream().anyMatch(Verb::isKnown);
        return ambiguous || menu.isEmpty()
                ? menu + "/" + verb
                : "/" + menu.substring(1).replace('/', ' ') + " " + verb;
    }
}
