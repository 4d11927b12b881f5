package org.nasd.stack.internal.nas;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.nasd.api.nas.Account;
import org.nasd.api.nas.AccountDirectory;
import org.nasd.api.stack.StackException;
import org.nasd.stack.internal.sql.Dialect;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Accounts by a query: nasd's own table USERS or whatever an existing billing's database holds. */
public final class SqlAccountDirectory implements AccountDirectory {

    /** Finds deleted accounts too: a user_del is sent after the account was moved to the bin. */
    private static final String OWN =
            "SELECT ID AS USER_ID, ABONENT_ID, NAS_ID, LOGIN, IP, MAC, AUTH_TYPE, SNATIP, RATE_IN,"
                    + " RATE_OUT, CEIL_IN, CEIL_OUT, BURST_IN, BURST_OUT, CBURST_IN, CBURST_OUT, ACCT_SESSION_ID, LOGGED, REDIRECT,"
                    + " ACCEPT, DELETED FROM USERS WHERE ID ";

    private static final Logger LOG = LoggerFactory.getLogger(SqlAccountDirectory.class);
    private static final int AT_ONCE = 1_000;
    private static final List<String> FLAGS = List.of("logged", "redirect", "accept", "deleted");
    private static final Pattern IDS = Pattern.compile(":ids\\b");
    private static final Pattern ARRAY = Pattern.compile("(?i)\\bANY\\s*\\(\\s*:ids\\b");

    private final Source source;
    private final String sql;
    private final AccountTable own;
    private final AtomicBoolean repeated = new AtomicBoolean();

    /**
     * @param source where the query runs
     * @param sql the query
     * @param own nasd's own table USERS, or null where accounts come from elsewhere
     */
    public SqlAccountDirectory(Source source, String sql, AccountTable own) {
        this.source = source;
        this.sql = sql;
        this.own = own;
        if (!IDS.matcher(this.sql).find()) {
            throw new IllegalArgumentException("account.sql lacks the placeholder :ids, as in WHERE U.ID IN (:ids)");
        }
    }

    /** The query for the table USERS. */
    public static String own(Dialect dialect) {
        return OWN + (dialect.bindsArrays() ? "= ANY(:ids)" : "IN (:ids)");
    }

    @Override
    public Map<Long, Account> find(Collection<Long> userIds) {
        List<Long> wanted = userIds.stream().distinct().sorted().toList();
        Map<Long, Account> found = new HashMap<>();
        for (int from = 0; from < wanted.size(); from += AT_ONCE) {
            read(wanted.subList(from, Math.min(wanted.size(), from + AT_ONCE)), found);
        }
        return found;
    }

    // ids are numbers, so writing them into the query is as safe as binding them, and every database takes it
    private void read(List<Long> ids, Map<Long, Account> found) {
        boolean asArray = ARRAY.matcher(sql).find();
        String literals = ids.stream().map(String::valueOf).collect(Collectors.joining(", "));
        String query = IDS.matcher(sql).replaceAll(asArray ? "?" : literals);
        source.read("read the variables of accounts", query, asArray ? ids : List.of(), columns -> {
            Map<String, Object> values = columns.values();
            tellTruth(values);
            Account account = account(values);
            if (found.putIfAbsent(account.userId(), account) != null && repeated.compareAndSet(false, true)) {
                LOG.warn("account.sql yields several rows for account {}; the first one counts", account.userId());
            }
        });
    }

    private static Account account(Map<String, Object> values) {
        Long userId = number(values, values.containsKey("user_id") ? "user_id" : "id");
        if (userId == null) {
            throw new StackException("account.sql must yield a column user_id or id that is never null");
        }
        return new Account(userId, number(values, "abonent_id"), number(values, "nas_id"), values);
    }

    // where a database has no truth but 1 and 0: a template would take any number for true
    private static void tellTruth(Map<String, Object> values) {
        for (String flag : FLAGS) {
            values.computeIfPresent(
                    flag, (name, value) -> value instanceof Number number ? number.doubleValue() != 0 : value);
        }
    }

    private static Long number(Map<String, Object> values, String column) {
        Object value = values.get(column);
        if (value == null || value instanceof Long) {
            return (Long) value;
        }
        try {
            return Long.valueOf(value.toString().strip());
        } catch (NumberFormatException e) {
            throw new StackException("account.sql must yield a whole number as " + column, e);
        }
    }

    @Override
    public void put(Collection<Account> accounts) {
        if (own == null) {
            throw new UnsupportedOperationException(
                    "Accounts come from the billing's database by account.sql (etc/org.nasd.billing.cfg), which nasd"
                            + " only reads: change them in the billing");
        }
        own.put(accounts);
    }
}
