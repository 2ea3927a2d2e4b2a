// Generated from choices.mpl by mplc; do not edit
import java.nio.ByteBuffer;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.mpl4j.runtime.GeneratedByMpl;
import org.mpl4j.runtime.ParseException;

/**
 * What holds of every packet {@code choices}: {@code class ChoicesTest implements ChoicesProperties {}} tests it.
 */
@GeneratedByMpl("choices.mpl")
public interface ChoicesProperties {
    /**
     * Packets that were built.
     *
     * @return what properties are tried with
     */
    @Provide
    default Arbitrary<ChoicesArbitraries.Input> choicesBuilt() {
        return ChoicesArbitraries.inputs();
    }

    /**
     * Bytes that are almost packets.
     *
     * @return what properties are tried with
     */
    @Provide
    default Arbitrary<ChoicesArbitraries.Input> choicesMutated() {
        return ChoicesArbitraries.nearValid();
    }

    /**
     * A packet that was built is read, breaks no rule, and is what it is among other bytes, too.
     *
     * @param input to be tried
     * @throws ParseException if it is not read
     */
    @Property
    default void choicesIsReadAsItWasBuilt(@ForAll("choicesBuilt") ChoicesArbitraries.Input input)
            throws ParseException {
        var packet = Choices.parseStrict(ByteBuffer.wrap(input.bytes()), input.version(), input.wide());
        MplInputs.check(packet.byteLength() == input.bytes().length, "is not read to its end", input);
        var among = Choices.parse(MplInputs.among(input.bytes(), 0xa5), input.version(), input.wide());
        MplInputs.check(packet.equals(among), "is another packet among other bytes", input);
        MplInputs.check(packet.toString().equals(among.toString()), "looks different among other bytes", input);
    }

    /**
     * Other bytes are read as a packet, or refused as declared; a packet can be looked at.
     *
     * @param input to be tried
     */
    @Property
    default void choicesIsReadOrRefused(@ForAll("choicesMutated") ChoicesArbitraries.Input input) {
        try {
            var packet = Choices.parse(MplInputs.among(input.bytes(), 0), input.version(), input.wide());
            packet.violations();
            MplInputs.check(packet.byteLength() <= input.bytes().length, "is read beyond its end", input);
            MplInputs.check(!packet.toString().isEmpty(), "has no text", input);
            var again = Choices.parse(MplInputs.among(input.bytes(), 0xa5), input.version(), input.wide());
            MplInputs.check(packet.equals(again), "is another packet among other bytes", input);
        } catch (ParseException e) {
            MplInputs.check(e.getMessage() != null, "is refused without a reason", input);
        }
    }
}
