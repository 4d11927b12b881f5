package org.nasd.driver.radius.internal.command;

import java.nio.charset.Charset;
import java.util.Set;
import org.nasd.driver.radius.internal.dictionary.Attribute;
import org.nasd.driver.radius.internal.dictionary.Dictionary;

/**
 * What commands for a NAS may say.
 *
 * @param charset of text values
 * @param alsoInDisconnect attributes that this NAS takes in a Disconnect-Request beside those of RFC 5176
 */
public record Language(Dictionary dictionary, Charset charset, Set<Attribute> alsoInDisconnect) {

    public Language {
        alsoInDisconnect = Set.copyOf(alsoInDisconnect);
    }
}
