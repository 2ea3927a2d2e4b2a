package org.mpl4j.examples;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import org.mpl4j.examples.tlv.Setting;
import org.mpl4j.examples.tlv.Settings;
import org.mpl4j.runtime.ParseException;
import org.mpl4j.runtime.text.Addresses;

/**
 * Works with the settings of {@code tlv/settings.mpl}, a protocol of our own: prints an example, or the settings whose bytes are given in hexadecimal. {@code
 * DeviceSettings [HEX]}
 */
public final class DeviceSettings {
    private DeviceSettings() {}

    public static void main(String[] arguments) {
        ByteBuffer bytes = arguments.length == 0
                ? example()
                : ByteBuffer.wrap(HexFormat.of().parseHex(arguments[0]));
        try {
            System.out.println(describe(bytes));
        } catch (ParseException e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }

    /** Settings with a group in them: lengths and checksum are computed. */
    static ByteBuffer example() {
        ByteBuffer buffer = ByteBuffer.allocate(256);
        return Settings.builder(buffer)
                .settings(list -> list.add(setting -> setting.valueAsName().name("thermometer"))
                        .add(setting -> setting.valueAsInterval().seconds(60))
                        .add(setting -> setting.valueAsGroup()
                                .members(group -> group.add(member -> member.valueAsServer()
                                                .address("192.0.2.1")
                                                .port(4000))
                                        .add(member -> member.valueAsName().name("primary")))))
                .build()
                .flip();
    }

    /** The settings in lines. */
    static String describe(ByteBuffer bytes) throws ParseException {
        StringBuilder text = new StringBuilder();
        for (Setting setting : Settings.parseStrict(bytes).settings()) {
            describe(setting, "", text);
        }
        return text.toString().stripTrailing();
    }

    private static void describe(Setting setting, String indent, StringBuilder text) {
        text.append(indent);
        switch (setting.value()) {
            case Setting.Value.Name name ->
                text.append("name ").append(name.name().utf8()).append('\n');
            case Setting.Value.Interval interval ->
                text.append("every ").append(interval.seconds()).append(" s\n");
            case Setting.Value.Server server ->
                text.append("server ")
                        .append(Addresses.ipv4((int) server.address()))
                        .append(':')
                        .append(server.port())
                        .append('\n');
            case Setting.Value.Group group -> {
                text.append("group\n");
                for (Setting member : group.members()) {
                    describe(member, indent + "  ", text);
                }
            }
            case Setting.Value.Unknown unknown ->
                text.append("type ")
                        .append(setting.typeRaw())
                        .append(": ")
                        .append(unknown.data().hex())
                        .append('\n');
        }
    }

    /**
     * Settings with another interval; all else is as it was, also what this program does not know.
     *
     * @param seconds from 0 to 4,294,967,295
     * @throws ParseException if the bytes are no settings
     */
    static ByteBuffer withInterval(ByteBuffer bytes, long seconds) throws ParseException {
        ByteBuffer changed =
                ByteBuffer.allocate(bytes.remaining()).put(bytes.duplicate()).flip();
        Settings settings = Settings.parse(changed);
        for (Setting setting : settings.settings()) {
            if (setting.value() instanceof Setting.Value.Interval interval) {
                interval.setSeconds(seconds);
            }
        }
        settings.refresh();
        return changed;
    }
}
