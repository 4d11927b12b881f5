package org.nasd.stack.internal.records;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.nasd.api.stack.Records.Column;
import org.nasd.api.stack.Records.Kind;
import org.nasd.api.stack.Records.Table;

/** The columns that may be asked for; nothing else of a query's names ever gets into a statement. */
final class Catalog {

    private static final String EVENT = "user_id:n abonent_id:n? nas_id:n? nas_ip:t? usluga_id:n? acct_session_id:t?"
            + " params:t? event_date:d not_before:d? try_count:n owner_script:t? owner_function:t? last_error:t?";

    private static final Map<Table, List<Column>> COLUMNS = new EnumMap<>(Map.of(
            Table.EVENTS_STACK_COMPACT,
            columns("id:n cmd:t user_id:n abonent_id:n? nas_ip:t? usluga_id:n? acct_session_id:t? owner_script:t?"
                    + " owner_function:t? event_date:d params:t? idempotency_key:t?"),
            Table.EVENTS_STACK,
            columns("id:n compact_id:n? event_type:t "
                    + EVENT.replace("nas_id:n?", "nas_id:n").replace("params:t?", "params:t")),
            Table.EVENTS_FAILED,
            columns("id:n compact_id:n? event_type:t " + EVENT
                    + " failed_date:d reason:t last_answer:t? superseded_by:n?"),
            Table.NAS,
            columns("id:n name:t nas_ip:t scheme:t? script_name:t? forks:n enabled:f telnet_ip:t? telnet_port:n?"
                    + " telnet_login:t? telnet_password:t? telnet_type:t? coa_psw:t? coa_port:n? options:t?"),
            Table.USERS,
            columns("id:n abonent_id:n? nas_id:n? login:t? ip:t? mac:t? auth_type:n? snatip:t? rate_in:n? rate_out:n?"
                    + " ceil_in:n? ceil_out:n? burst_in:n? burst_out:n? cburst_in:n? cburst_out:n? acct_session_id:t?"
                    + " logged:f? redirect:f? accept:f? deleted:f"),
            Table.ABONENTS,
            columns("id:n name:t?")));

    private Catalog() {}

    static List<Column> of(Table table) {
        return COLUMNS.get(table);
    }

    private static List<Column> columns(String described) {
        return Stream.of(described.split(" ")).map(Catalog::column).toList();
    }

    private static Column column(String described) {
        int colon = described.indexOf(':');
        Kind kind =
                switch (described.charAt(colon + 1)) {
                    case 'n' -> Kind.INTEGER;
                    case 'f' -> Kind.FLAG;
                    case 'd' -> Kind.TIME;
                    default -> Kind.TEXT;
                };
        return new Column(described.substring(0, colon), kind, described.endsWith("?"));
    }
}
