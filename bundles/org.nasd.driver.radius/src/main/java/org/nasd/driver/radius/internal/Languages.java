package org.nasd.driver.radius.internal;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.nasd.api.driver.SettingException;
import org.nasd.api.driver.Settings;
import org.nasd.driver.radius.internal.command.Language;
import org.nasd.driver.radius.internal.dictionary.Attribute;
import org.nasd.driver.radius.internal.dictionary.Dictionary;

/** Reads from settings what commands may say. */
final class Languages {

    private static final String ALSO = "disconnect.attributes";

    private Languages() {}

    /**
     * Reads {@code charset} and {@code disconnect.attributes}.
     *
     * @throws SettingException when one of them cannot be used
     */
    static Language of(Settings settings, Dictionary dictionary) {
        Set<Attribute> also = new HashSet<>();
        for (String name : settings.list(ALSO)) {
            also.add(dictionary
                    .find(name)
                    .orElseThrow(() -> new SettingException(
                            ALSO + " = " + name + " is not the name of an attribute of a dictionary")));
        }
        return new Language(dictionary, charset(settings), also);
    }

    private static Charset charset(Settings settings) {
        Charset charset = settings.charset("charset");
        if (!charset.canEncode()
                || !Arrays.equals("a=1".getBytes(charset), "a=1".getBytes(StandardCharsets.US_ASCII))) {
            throw new SettingException("charset = " + charset
                    + " cannot be used: ASCII must stay ASCII in it, as in UTF-8 or windows-1251");
        }
        return charset;
    }
}
