package org.mpl4j.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;
import org.mpl4j.examples.tlv.Setting;
import org.mpl4j.examples.tlv.Settings;
import org.mpl4j.runtime.Bytes;
import org.mpl4j.runtime.ParseException;

class DeviceSettingsTest {
    /** Of a device that is newer than this program: it has a setting of type 9. */
    private static ByteBuffer fromTheFuture() {
        return Settings.builder(ByteBuffer.allocate(64))
                .settings(list -> list.add(setting -> setting.valueAsUnknown(9).data(Bytes.ofHex("cafe")))
                        .add(setting -> setting.valueAsInterval().seconds(60)))
                .build()
                .flip();
    }

    @Test
    void groupsAreNested() throws Exception {
        assertThat(DeviceSettings.describe(DeviceSettings.example())).isEqualTo("""
                        name thermometer
                        every 60 s
                        group
                          server 192.0.2.1:4000
                          name primary""");
    }

    @Test
    void whatIsUnknownIsKept() throws Exception {
        ByteBuffer changed = DeviceSettings.withInterval(fromTheFuture(), 3600);
        assertThat(DeviceSettings.describe(changed)).isEqualTo("""
                        type 9: cafe
                        every 3600 s""");
        assertThat(Settings.parse(changed).settings().get(0).encoded().hex()).isEqualTo("090002cafe");
    }

    @Test
    void theOriginalStaysAsItWas() throws Exception {
        ByteBuffer original = fromTheFuture();
        DeviceSettings.withInterval(original, 1);
        assertThat(original).isEqualTo(fromTheFuture());
    }

    @Test
    void aLengthThatLiesIsFound() {
        ByteBuffer bytes = fromTheFuture();
        bytes.putShort(7, (short) 200); // of the first setting, whose type is at 6
        assertThatThrownBy(() -> DeviceSettings.describe(bytes))
                .isInstanceOf(ParseException.class)
                .hasMessageContaining("settings[0].setting.value");
    }

    @Test
    void aDamagedByteIsFound() {
        ByteBuffer bytes = fromTheFuture();
        bytes.put(9, (byte) 0);
        assertThatThrownBy(() -> DeviceSettings.describe(bytes))
                .isInstanceOf(ParseException.class)
                .hasMessageContaining("checksum");
    }

    @Test
    void typesHaveNamesWhereTheyAreKnown() throws Exception {
        assertThat(Settings.parse(fromTheFuture()).settings())
                .extracting(Setting::type)
                .extracting(Object::toString)
                .containsExactly("9", "Interval");
    }
}
