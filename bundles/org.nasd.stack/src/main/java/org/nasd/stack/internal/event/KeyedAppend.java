package org.nasd.stack.internal.event;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.nasd.api.stack.IdempotencyKey;
import org.nasd.api.stack.KeyReusedException;
import org.nasd.api.stack.StackException;
import org.nasd.stack.internal.sql.Database;
import org.nasd.stack.internal.sql.Failure;
import org.nasd.stack.internal.sql.Session;

/**
 * New rows of the compact stack, once for each key. The key's row is inserted first: another caller with the same key waits there
 * for this one's transaction to end, and then finds the key, or, when that was rolled back, takes it.
 */
final class KeyedAppend {

    private static final int LONGEST_KEY = 255;
    private static final int TRIES = 3;

    private final Database database;

    KeyedAppend(Database database) {
        this.database = database;
    }

    /**
     * @param ids in the order given
     * @param fresh whether they were appended now
     */
    record Appended(List<Long> ids, boolean fresh) {}

    private record Known(String fingerprint, List<Long> ids) {}

    Appended append(List<Object[]> rows, IdempotencyKey key) {
        check(key);
        for (int i = 0; i < TRIES; i++) {
            Optional<Known> known = database.read("look for an idempotency key", session -> find(session, key));
            if (known.isPresent()) {
                return new Appended(same(known.get(), key), false);
            }
            Optional<List<Long>> ids = database.change(
                    "append " + rows.size() + " events to the compact stack", session -> tryOnce(session, rows, key));
            if (ids.isPresent()) {
                return new Appended(ids.get(), true);
            }
        }
        throw new StackException("Appended nothing: the idempotency key comes and goes, ask again");
    }

    private static void check(IdempotencyKey key) {
        Append.requireStorable("The idempotency key", key.key());
        if (key.key().isBlank() || key.key().length() > LONGEST_KEY) {
            throw new IllegalArgumentException(
                    "The idempotency key must have 1 to " + LONGEST_KEY + " characters, not only blanks");
        }
    }

    private static Optional<Known> find(Session session, IdempotencyKey key) throws SQLException {
        return session.first(
                "SELECT FINGERPRINT, IDS FROM IDEMPOTENCY_KEYS WHERE IDEMPOTENCY_KEY = ?",
                row -> new Known(row.text(), ids(row.text())),
                key.key());
    }

    private static List<Long> same(Known known, IdempotencyKey key) {
        if (!known.fingerprint.equals(key.fingerprint())) {
            throw new KeyReusedException("The idempotency key " + key.key()
                    + " came with another request before; nothing was done. Use a new key for a new request");
        }
        return known.ids;
    }

    private static Optional<List<Long>> tryOnce(Session session, List<Object[]> rows, IdempotencyKey key)
            throws SQLException {
        if (!take(session, key)) {
            return Optional.empty();
        }
        List<Long> ids = Append.rows(session, rows);
        session.update("UPDATE IDEMPOTENCY_KEYS SET IDS = ? WHERE IDEMPOTENCY_KEY = ?", text(ids), key.key());
        return Optional.of(ids);
    }

    private static boolean take(Session session, IdempotencyKey key) throws SQLException {
        try {
            String insert = "INSERT INTO IDEMPOTENCY_KEYS (IDEMPOTENCY_KEY, FINGERPRINT, IDS) VALUES (?, ?, '')";
            return session.update(session.dialect().insertNew(insert), key.key(), key.fingerprint()) > 0;
        } catch (SQLException e) {
            if (Failure.isDuplicate(e)) {
                return false;
            }
            throw e;
        }
    }

    private static String text(List<Long> ids) {
        return ids.stream().map(String::valueOf).collect(Collectors.joining(" "));
    }

    private static List<Long> ids(String text) {
        return Stream.of(text.split(" ")).map(Long::valueOf).toList();
    }
}
