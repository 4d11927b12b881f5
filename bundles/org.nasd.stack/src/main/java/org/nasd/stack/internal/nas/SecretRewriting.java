package org.nasd.stack.internal.nas;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.nasd.api.nas.Nas;
import org.nasd.api.nas.Secret;
import org.nasd.api.nas.Secret.Form;
import org.nasd.api.nas.SecretStore;
import org.nasd.stack.internal.secret.OpenVault;

/** Writes secrets of one NAS after the other in another form, and counts. Not safe for several threads. */
final class SecretRewriting {

    private final OpenVault vault;
    private final Rule rule;
    private final List<String> unreadable = new ArrayList<>();
    private int changed;
    private int left;
    private int nas;

    /** Which secrets are written anew. */
    @FunctionalInterface
    private interface Rule {
        boolean concerns(String stored);
    }

    private SecretRewriting(OpenVault vault, Rule rule) {
        this.vault = vault;
        this.rule = rule;
    }

    /** Encrypts what stands readable. */
    static SecretRewriting encrypting(OpenVault vault) {
        vault.requireKey();
        return new SecretRewriting(vault, stored -> OpenVault.formOf(stored) == Form.PLAIN);
    }

    /** Encrypts with the first key what another one encrypted. */
    static SecretRewriting rekeying(OpenVault vault) {
        vault.requireKey();
        return new SecretRewriting(
                vault, stored -> OpenVault.formOf(stored) == Form.ENCRYPTED && !vault.isOfFirstKey(stored));
    }

    WrittenSecrets.Stored of(String name, WrittenSecrets.Stored stored) {
        int before = changed;
        WrittenSecrets.Stored next = new WrittenSecrets.Stored(
                rewritten(name, Nas.TELNET_PASSWORD, stored.telnetPassword()),
                rewritten(name, Nas.COA_PASSWORD, stored.coaPassword()),
                options(name, stored.options()));
        if (changed > before) {
            nas++;
        }
        return next;
    }

    private String options(String name, String column) {
        ObjectNode tree;
        try {
            tree = Options.tree(column);
        } catch (NasRow.UnusableException e) {
            unreadable.add(e.getMessage() + " at NAS " + name + ": correct it first");
            return column;
        }
        int before = changed;
        for (String key : new TreeSet<>(Nas.SECRET_OPTIONS)) {
            JsonNode value = tree.get(key);
            if (value != null && !value.isNull()) {
                tree.set(key, TextNode.valueOf(rewritten(name, key, Options.text(value))));
            }
        }
        return changed > before ? tree.toString() : column;
    }

    private String rewritten(String name, String key, String stored) {
        if (stored == null || stored.isEmpty()) {
            return stored;
        }
        if (!rule.concerns(stored)) {
            left++;
            return stored;
        }
        Secret secret = vault.read(name, key, stored);
        if (secret.trouble().isPresent()) {
            unreadable.add(secret.trouble().get());
            return stored;
        }
        changed++;
        return vault.encrypt(secret.reveal());
    }

    SecretStore.Changes changes() {
        return new SecretStore.Changes(changed, nas, left, unreadable);
    }
}
