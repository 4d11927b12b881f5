package org.nasd.driver.mikrotik.internal.command;

import java.util.ArrayList;
import java.util.List;
import org.nasd.driver.mikrotik.internal.wire.DeviceText;

/**
 * Turns a command line into {@link Command words of the API}. It takes the form of RouterOS's own command line, with
 * {@code [find ...]} and nasd's {@code ensure}, and the API's form as logs show it.
 */
public final class CommandParser {

    private final DeviceText text;
    private final LineReader line;
    private final Menu menu;
    private final List<byte[]> arguments = new ArrayList<>();
    private final List<byte[]> queries = new ArrayList<>();
    private int byPlace;
    private boolean namesItem;
    private boolean hasFind;
    private Condition find;
    private List<byte[]> key;

    private CommandParser(String command, DeviceText text) throws CommandSyntaxException {
        this.text = text;
        this.line = new LineReader(command, text);
        this.menu = Menu.read(line);
    }

    /**
     * Parses a line.
     *
     * @param longestWord the most bytes a word may have
     */
    public static Command parse(String command, DeviceText text, int longestWord) throws CommandSyntaxException {
        CommandParser parser = new CommandParser(command, text);
        parser.readArguments();
        Command parsed = parser.command();
        for (byte[] word : parsed.allWords()) {
            if (word.length > longestWord) {
                throw new CommandSyntaxException("a value is too long: the word that begins with '"
                        + text.decode(word, 0, Math.min(word.length, 40)) + "' has " + word.length
                        + " bytes, word.max allows " + longestWord);
            }
        }
        return parsed;
    }

    private void readArguments() throws CommandSyntaxException {
        while (!line.atEnd()) {
            if (line.take('[')) {
                bracket();
            } else {
                argument(line.value());
            }
        }
    }

    private void bracket() throws CommandSyntaxException {
        if (hasFind || key != null) {
            throw line.mistake("there is more than one [...]");
        }
        if (menu.verb().equals(Verb.ENSURE)) {
            key();
        } else {
            find();
        }
        if (!line.take(']')) {
            throw line.mistake("[ is not closed");
        }
    }

    private void find() throws CommandSyntaxException {
        if (!line.takeWord("find")) {
            throw line.mistake("only [find ...] can stand here; other scripts are not sent");
        }
        if (menu.verb().equals(Verb.ADD) || menu.verb().equals(Verb.PRINT)) {
            throw line.mistake(menu.verb() + " takes no [find ...]"
                    + (menu.verb().equals(Verb.PRINT) ? ": write print where name=value" : ""));
        }
        line.takeWord("where");
        hasFind = true;
        if (!line.sees(']')) {
            find = new ConditionParser(line, Verb.reads(menu.verb())).parse();
        }
    }

    private void key() throws CommandSyntaxException {
        key = new ArrayList<>();
        while (!line.sees(']') && !line.atEnd()) {
            Value pair = line.value();
            if (!pair.isNamed() || pair.bytes().length == pair.equalsSign() + 1) {
                throw line.mistake("the key of ensure is made of name=value, with a value: [name=crb_10.0.0.1]");
            }
            key.add(named(pair));
        }
        if (key.isEmpty()) {
            throw line.mistake("the key of ensure is empty");
        }
    }

    private void argument(Value value) throws CommandSyntaxException {
        if (line.touches('[')) {
            String name = Words.text(value.bytes());
            if (!name.equals("numbers=") && !name.equals(".id=")) {
                throw line.mistake("[...] cannot be a value here");
            }
            return;
        }
        if (value.isEmpty() && value.bare()) {
            throw line.mistake("] without [");
        }
        if (value.startsWith('=') && value.equalsSign() == 0) {
            apiAttribute(value);
        } else if (value.startsWith('?')) {
            queries.add(value.bytes());
        } else if (value.isNamed()) {
            arguments.add(checked(named(value)));
        } else {
            word(value);
        }
    }

    private void apiAttribute(Value value) throws CommandSyntaxException {
        int end = value.secondEqualsSign() < 0 ? value.bytes().length : value.secondEqualsSign();
        checkName(Words.text(value.bytes()).substring(1, end));
        arguments.add(checked(value.bytes()));
    }

    private byte[] named(Value value) throws CommandSyntaxException {
        checkName(Words.text(value.bytes()).substring(0, value.equalsSign()));
        return Words.join("=", value.bytes());
    }

    private static boolean isName(String name) {
        int start = name.startsWith("!") ? 1 : 0;
        for (int i = start; i < name.length(); i++) {
            if (!LineReader.isNameCharacter(name.charAt(i))) {
                return false;
            }
        }
        return name.length() > start;
    }

    private void checkName(String name) throws CommandSyntaxException {
        if (!isName(name)) {
            throw line.mistake("'" + name + "' is no name of a property");
        }
        if (name.equals(".tag")) {
            throw line.mistake("tags are given by nasd itself");
        }
        if (Verb.isEndless(menu.verb(), name)) {
            throw line.mistake("the command would never end");
        }
        namesItem |= name.equals(".id") || name.equals("numbers");
    }

    private byte[] checked(byte[] word) throws CommandSyntaxException {
        if (hasFind && (startsWith(word, "=.id=") || startsWith(word, "=numbers="))) {
            throw line.mistake("entries are named twice, by [find ...] and by number");
        }
        return word;
    }

    private static boolean startsWith(byte[] word, String start) {
        return Words.text(word).startsWith(start);
    }

    /** A word without a name: a flag, an argument by its place, or where a condition begins. */
    private void word(Value value) throws CommandSyntaxException {
        String verb = menu.verb();
        if (verb.equals(Verb.PRINT) && value.is("where")) {
            find = new ConditionParser(line, true).parse();
            return;
        }
        String word = Words.text(value.bytes());
        List<String> places = Verb.argumentsByPlace(verb);
        boolean isFlag = value.bare() && (word.equals("once") || word.startsWith("!"));
        int place = hasFind && !places.isEmpty() && places.get(0).equals(".id") ? byPlace + 1 : byPlace;
        if (!isFlag && place < places.size()) {
            byPlace++;
            namesItem |= places.get(place).equals(".id");
            arguments.add(Words.join("=" + places.get(place) + "=", value.bytes()));
            return;
        }
        if (!value.bare() || !isName(word)) {
            throw line.mistake("it is not clear what '" + text.decode(value.bytes()) + "' is: write name=value");
        }
        if (Verb.isEndless(verb, word)) {
            throw line.mistake("the command would never end");
        }
        if (!Verb.isDisplay(verb, word)) {
            arguments.add(Words.ascii("=" + word + "="));
        }
    }

    private Command command() throws CommandSyntaxException {
        String verb = menu.verb();
        if (Verb.isEndless(verb, "")) {
            throw line.mistake("the command would never end");
        }
        if (!queries.isEmpty() && (hasFind || verb.equals(Verb.ENSURE))) {
            throw line.mistake("query words (?...) and [...] cannot stand in one command");
        }
        if (verb.equals(Verb.ENSURE)) {
            return ensure();
        }
        boolean changes = !Verb.reads(verb);
        if (hasFind) {
            return new Command.Each(
                    text(),
                    idsWhere(condition()),
                    Lists.concat(menu.word(verb), arguments),
                    changes,
                    verb.equals(Verb.REMOVE));
        }
        List<byte[]> words = Lists.concat(Lists.concat(menu.word(verb), arguments), Lists.concat(queries, condition()));
        return new Command.Direct(text(), words, changes, verb.equals(Verb.REMOVE) && namesItem);
    }

    private Command ensure() throws CommandSyntaxException {
        if (key == null || menu.menu().isEmpty()) {
            throw line.mistake(
                    "ensure wants a key, for example /queue simple ensure [name=crb_10.0.0.1] max-limit=5M/5M");
        }
        List<byte[]> query = new ArrayList<>();
        key.forEach(word -> query.add(Words.bytes("?" + Words.text(word).substring(1))));
        return new Command.Ensure(
                text(), idsWhere(query), idsWhere(AlreadyThere.query(key)), menu.menu(), key, arguments);
    }

    private List<byte[]> condition() {
        List<byte[]> words = new ArrayList<>();
        if (find != null) {
            Condition.appendQuery(find, words);
        }
        return words;
    }

    private List<byte[]> idsWhere(List<byte[]> query) {
        return Lists.concat(List.of(menu.word(Verb.PRINT), Words.ascii("=.proplist=.id")), query);
    }

    private String text() {
        StringBuilder line = new StringBuilder(128).append(menu.text());
        if (hasFind) {
            line.append(" [find")
                    .append(find == null ? "" : " " + CommandText.condition(find, text))
                    .append(']');
        }
        if (key != null) {
            StringBuilder pairs = new StringBuilder();
            key.forEach(word -> CommandText.appendArgument(word, text, pairs));
            line.append(" [").append(pairs.substring(1)).append(']');
        }
        arguments.forEach(word -> CommandText.appendArgument(word, text, line));
        queries.forEach(word -> CommandText.appendArgument(word, text, line));
        if (!hasFind && find != null) {
            line.append(" where ").append(CommandText.condition(find, text));
        }
        return line.toString();
    }
}
