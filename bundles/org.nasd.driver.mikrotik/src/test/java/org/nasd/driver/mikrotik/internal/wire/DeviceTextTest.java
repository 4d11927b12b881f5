package org.nasd.driver.mikrotik.internal.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class DeviceTextTest {

    private static final Charset CP1251 = Charset.forName("windows-1251");
    private final DeviceText utf8 = new DeviceText(StandardCharsets.UTF_8);

    @Test
    void readsUtf8AndFallsBackToCp1251() {
        assertThat(utf8.decode("должники".getBytes(StandardCharsets.UTF_8))).isEqualTo("должники");
        assertThat(utf8.decode("должники".getBytes(CP1251))).isEqualTo("должники");
    }

    @Test
    void neverFailsOnAnyBytes() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int i = 0; i < 5000; i++) {
            byte[] bytes = new byte[random.nextInt(30)];
            random.nextBytes(bytes);
            assertThat(utf8.decode(bytes)).as("seed %d", seed).isNotNull();
            assertThat(new DeviceText(CP1251).decode(bytes)).hasSize(bytes.length);
        }
    }

    @Test
    void refusesToSendWhatTheCharacterSetDoesNotHave() {
        assertThat(new DeviceText(CP1251).encode("должники")).contains("должники".getBytes(CP1251));
        assertThat(new DeviceText(CP1251).encode("ß")).isEmpty();
        assertThat(utf8.encode("\uD800")).isEmpty();
    }

    @Test
    void canOnlyUseCharacterSetsThatKeepAscii() {
        assertThat(utf8.usable()).isTrue();
        assertThat(new DeviceText(Charset.forName("KOI8-R")).usable()).isTrue();
        assertThat(new DeviceText(StandardCharsets.UTF_16).usable()).isFalse();
    }
}
