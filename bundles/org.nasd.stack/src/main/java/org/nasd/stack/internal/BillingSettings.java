package org.nasd.stack.internal;

/**
 * Where NAS and accounts are read from.
 *
 * @param nasSql a query for all NAS, or null for nasd's own table NAS
 * @param accountSql a query for accounts with {@code :ids} where their ids stand, or null for nasd's own table USERS
 */
public record BillingSettings(String nasSql, String accountSql) {

    /** NAS and accounts are nasd's own. */
    public static final BillingSettings OWN = new BillingSettings(null, null);

    public BillingSettings {
        nasSql = nasSql == null || nasSql.isBlank() ? null : nasSql.strip();
        accountSql = accountSql == null || accountSql.isBlank() ? null : accountSql.strip();
    }
}
