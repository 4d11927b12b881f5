package org.nasd.driver.mikrotik.internal.command;

import java.util.List;

/** A command line as what is said to the router. */
public sealed interface Command {

    /** The command as it can be given again by hand. */
    String text();

    /** Whether it may change something on the router. */
    boolean changes();

    /**
     * One sentence.
     *
     * @param words the command and its arguments
     * @param removesItem whether it removes an entry that it names, so that it is no error when there is none
     */
    record Direct(String text, List<byte[]> words, boolean changes, boolean removesItem) implements Command {

        /** The query that finds the entry when the router says that it exists already, or empty. */
        public List<byte[]> already() {
            String command = Words.text(words.get(0));
            if (!command.endsWith("/" + Verb.ADD)) {
                return List.of();
            }
            List<byte[]> query = AlreadyThere.forAdd(words.subList(1, words.size()));
            String menu = command.substring(0, command.length() - Verb.ADD.length());
            return query.isEmpty()
                    ? query
                    : Lists.concat(List.of(Words.ascii(menu + Verb.PRINT), Words.ascii("=.proplist=.id")), query);
        }
    }

    /**
     * One sentence for each entry that a query finds.
     *
     * @param find the query, which returns ids
     * @param words the command and its arguments but for the id
     * @param removes whether it removes the entries
     */
    record Each(String text, List<byte[]> find, List<byte[]> words, boolean changes, boolean removes)
            implements Command {}

    /**
     * Exactly one entry with the given key and attributes: made where there is none, changed where there is one; where several have the
     * key, the first is kept and changed and the others are removed.
     *
     * @param find the query for the key, which returns ids
     * @param already a query that also finds a key which the router writes differently
     * @param menu for example {@code /queue/simple}
     * @param key words of the key
     * @param attributes words of the rest
     */
    record Ensure(
            String text,
            List<byte[]> find,
            List<byte[]> already,
            String menu,
            List<byte[]> key,
            List<byte[]> attributes)
            implements Command {
        @Override
        public boolean changes() {
            return true;
        }
    }

    /** Every word that is sent with the values of the line, for checks. */
    default List<byte[]> allWords() {
        if (this instanceof Direct direct) {
            return direct.words();
        }
        if (this instanceof Each each) {
            return Lists.concat(each.find(), each.words());
        }
        Ensure ensure = (Ensure) this;
        return Lists.concat(ensure.key(), ensure.attributes());
    }
}
