package org.mpl4j.tcpip;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.util.regex.Pattern;
import org.mpl4j.runtime.Bytes;

/** The stack in layers, each of which knows only those below it. */
@AnalyzeClasses(packages = "org.mpl4j.tcpip", importOptions = DoNotIncludeTests.class)
final class ArchitectureTest {
    private static final String BASE = "org.mpl4j.tcpip.";
    private static final Pattern READS_OR_WRITES_A_NUMBER =
            Pattern.compile("((get|put)(Short|Int|Long|Char|Float|Double)?)|uint(8|16|32)|int64");

    @ArchTest
    static final ArchRule BYTES_OF_PACKETS_ARE_FOR_GENERATED_CODE = noClasses()
            .that()
            .resideOutsideOfPackage(BASE + "packets..")
            .should()
            .callMethodWhere(new DescribedPredicate<JavaCall<?>>("it reads or writes a number in a buffer") {
                @Override
                public boolean test(JavaCall<?> call) {
                    return (call.getTargetOwner().isEquivalentTo(ByteBuffer.class)
                                    || call.getTargetOwner().isEquivalentTo(Bytes.class))
                            && READS_OR_WRITES_A_NUMBER.matcher(call.getName()).matches()
                            && call.getTarget().getRawParameterTypes().stream().allMatch(type -> type.isPrimitive());
                }
            });

    @ArchTest
    static final ArchRule TIME_COMES_FROM_OUTSIDE = noClasses()
            .that()
            .resideOutsideOfPackages(BASE + "drive..", BASE + "handover..", BASE + "socket..", BASE + "cli..")
            .should()
            .callMethod(System.class, "nanoTime")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(Clock.class)
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(Thread.class);

    @ArchTest
    static final ArchRule NO_CYCLES = slices().matching(BASE + "(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule DEVICES_KNOW_NO_PROTOCOL = only("phy", "phy", "packets");

    @ArchTest
    static final ArchRule FRAMES_KNOW_NO_PACKETS =
            only("iface", "iface", "phy", "address", "clock", "count", "packets");

    @ArchTest
    static final ArchRule NEIGHBORS_KNOW_LINKS_ONLY =
            only("neighbor", "neighbor", "iface", "phy", "address", "clock", "count", "packets");

    @ArchTest
    static final ArchRule IP_KNOWS_NO_TRANSPORT =
            only("ip", "ip", "neighbor", "iface", "phy", "address", "clock", "count", "packets");

    private static ArchRule only(String layer, String... others) {
        String[] allowed = new String[others.length];
        for (int i = 0; i < others.length; i++) {
            allowed[i] = BASE + others[i] + "..";
        }
        return noClasses()
                .that()
                .resideInAPackage(BASE + layer + "..")
                .should()
                .dependOnClassesThat(resideInAPackage(BASE + ".").and(not(resideInAnyPackage(allowed))));
    }
}
