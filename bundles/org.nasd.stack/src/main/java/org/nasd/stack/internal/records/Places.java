package org.nasd.stack.internal.records;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.nasd.api.nas.Nas;
import org.nasd.api.stack.Records.Table;
import org.nasd.stack.internal.sql.ArrayOf;
import org.nasd.stack.internal.sql.Dialect;

/**
 * Where the rows of NAS and accounts are. NAS that come from an existing billing's database are handed to the statement as a table of
 * parameters, without anything secret; accounts that come from there are not offered: there may be a million of them, and the
 * billing is asked about them itself.
 */
final class Places {

    private final Supplier<List<Nas>> foreignNas;
    private final boolean ownAccounts;

    /**
     * @param foreignNas the NAS of an existing billing, or null for the table NAS
     * @param ownAccounts whether accounts are those of the table USERS
     */
    Places(Supplier<List<Nas>> foreignNas, boolean ownAccounts) {
        this.foreignNas = foreignNas;
        this.ownAccounts = ownAccounts;
    }

    /** Rows under an alias, for FROM; adds its parameters. */
    String of(Table table, String alias, List<Object> parameters, Dialect dialect) {
        if (table == Table.NAS && foreignNas != null) {
            return dialect.table(alias, columns(distinct(foreignNas.get())), parameters);
        }
        if ((table == Table.USERS || table == Table.ABONENTS) && !ownAccounts) {
            throw new IllegalArgumentException("Accounts come from the billing's database by account.sql"
                    + " (etc/org.nasd.billing.cfg): ask there for users and abonents");
        }
        return table.name() + " " + alias;
    }

    // rows are joined by address too, and must not become two
    private static List<Nas> distinct(List<Nas> all) {
        Map<String, Nas> byAddress = new LinkedHashMap<>();
        all.forEach(nas -> byAddress.putIfAbsent(nas.ip(), nas));
        return new ArrayList<>(byAddress.values());
    }

    private static Map<String, ArrayOf> columns(List<Nas> all) {
        Map<String, ArrayOf> columns = new LinkedHashMap<>();
        columns.put("ID", column("BIGINT", all, Nas::id));
        columns.put("NAME", column("VARCHAR", all, Nas::name));
        columns.put("NAS_IP", column("VARCHAR", all, Nas::ip));
        columns.put("SCHEME", column("VARCHAR", all, Nas::scheme));
        columns.put("SCRIPT_NAME", column("VARCHAR", all, Nas::scriptName));
        columns.put("FORKS", column("INTEGER", all, Nas::forks));
        columns.put("ENABLED", column("BOOLEAN", all, Nas::enabled));
        columns.put("TELNET_IP", column("VARCHAR", all, Nas::telnetIp));
        columns.put("TELNET_PORT", column("INTEGER", all, Nas::telnetPort));
        columns.put("TELNET_LOGIN", column("VARCHAR", all, Nas::telnetLogin));
        columns.put("TELNET_PASSWORD", column("VARCHAR", all, nas -> null));
        columns.put("TELNET_TYPE", column("VARCHAR", all, Nas::telnetType));
        columns.put("COA_PSW", column("VARCHAR", all, nas -> null));
        columns.put("COA_PORT", column("INTEGER", all, Nas::coaPort));
        columns.put("OPTIONS", column("VARCHAR", all, nas -> null));
        return columns;
    }

    private static ArrayOf column(String type, List<Nas> all, Function<Nas, Object> value) {
        return new ArrayOf(type, all.stream().map(value).toArray());
    }
}
