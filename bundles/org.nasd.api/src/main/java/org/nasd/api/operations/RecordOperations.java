package org.nasd.api.operations;

import java.util.List;
import java.util.Map;
import org.nasd.api.stack.Records;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The rows of nasd's tables as programs ask for them; rules for all methods at {@link Operations}. Passwords and options that are
 * secret are {@code ******}, and cannot be compared.
 */
@ProviderType
public interface RecordOperations {

    /** The most rows of one page. */
    int MAX_LIMIT = 1000;

    /** The columns of a table. */
    @Needs(Role.VIEWER)
    List<Records.Column> columns(Caller caller, Records.Table table);

    /** A page of rows, each by the names of its columns in lower case. */
    @Needs(Role.VIEWER)
    List<Map<String, Object>> list(Caller caller, Records.Query query);

    /** How many rows there are. */
    @Needs(Role.VIEWER)
    long count(Caller caller, Records.Query query);
}
