package org.nasd.operations.internal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.nasd.api.nas.Account;
import org.nasd.api.nas.AccountDirectory;
import org.nasd.api.operations.AccountView;
import org.nasd.api.operations.OperationException;
import org.nasd.api.operations.OperationException.Kind;

/** Accounts by key and value. */
final class AccountBook {

    private static final List<String> NUMBERS = List.of(
            "auth_type",
            "rate_in",
            "rate_out",
            "ceil_in",
            "ceil_out",
            "burst_in",
            "burst_out",
            "cburst_in",
            "cburst_out",
            "logged",
            "redirect",
            "accept",
            "deleted");
    private static final Set<String> TEXTS = Set.of("login", "ip", "mac", "snatip", "acct_session_id");

    private final AccountDirectory directory;
    private final NasFinder finder;

    AccountBook(AccountDirectory directory, NasFinder finder) {
        this.directory = directory;
        this.finder = finder;
    }

    Optional<Account> find(long userId) {
        return Optional.ofNullable(directory.find(List.of(userId)).get(userId));
    }

    Map<Long, Account> all(Collection<Long> userIds) {
        return userIds.isEmpty() ? Map.of() : directory.find(userIds);
    }

    /** Whether accounts are nasd's own, in the table USERS, and not an existing billing's. */
    boolean isOwn() {
        try {
            directory.put(List.of());
            return true;
        } catch (UnsupportedOperationException e) {
            return false;
        }
    }

    /** The account, which must be there. */
    Account get(long userId) {
        return find(userId).orElseThrow(() -> new OperationException(Kind.NOT_FOUND, "there is no account " + userId));
    }

    AccountView add(Map<String, String> settings, boolean replace) {
        Account account = read(settings);
        if (!replace && find(account.userId()).isPresent()) {
            throw new OperationException(
                    Kind.CONFLICT,
                    "account " + account.userId() + " is there already; say so to replace it as a whole");
        }
        directory.put(account);
        return view(find(account.userId()).orElse(account));
    }

    static AccountView view(Account account) {
        return new AccountView(account.userId(), account.abonentId(), account.nasId(), account.variables());
    }

    private Account read(Map<String, String> settings) {
        Map<String, String> given = new HashMap<>(settings);
        Long userId = number("id", given.remove("id"));
        if (userId == null) {
            throw new OperationException(Kind.INVALID, "id is not set: it is the account's number");
        }
        Long abonentId = number("abonent_id", given.remove("abonent_id"));
        String named = given.remove("nas");
        Long nasId = number("nas_id", given.remove("nas_id"));
        if (named != null) {
            nasId = finder.find(named).id();
        }
        Map<String, Object> variables = new HashMap<>();
        given.forEach((key, value) -> {
            if (!value.isEmpty()) {
                variables.put(key, value(key, value));
            }
        });
        return new Account(userId, abonentId, nasId, variables);
    }

    private static Object value(String key, String value) {
        if (TEXTS.contains(key)) {
            return value;
        }
        if (!NUMBERS.contains(key)) {
            throw unknown(key);
        }
        return switch (value) {
            case "true", "yes" -> 1L;
            case "false", "no" -> 0L;
            default -> number(key, value);
        };
    }

    private static OperationException unknown(String key) {
        List<String> all = new ArrayList<>(NUMBERS);
        all.addAll(TEXTS);
        all.addAll(List.of("id", "abonent_id", "nas_id", "nas"));
        return new OperationException(
                Kind.INVALID,
                "there is no column '" + key + "'"
                        + Spelling.nearest(key, all)
                                .map(near -> ": did you mean " + near + "?")
                                .orElse("; there are " + String.join(", ", new TreeSet<>(all))));
    }

    private static Long number(String key, String value) {
        if (value == null || value.isEmpty()) {
            return null;
        }
        try {
            return Long.valueOf(value);
        } catch (NumberFormatException e) {
            throw new OperationException(Kind.INVALID, key + "=" + value + " cannot be used: it is a whole number", e);
        }
    }
}
