package org.mpl4j.compiler;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.net.URISyntaxException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.mpl4j.runtime.View;

/** mpl-runtime goes into the programs of others: it needs the JDK alone, and of that java.base alone; who records the steps of policies needs jdk.jfr, too. */
@AnalyzeClasses(packages = "org.mpl4j.runtime", importOptions = DoNotIncludeTests.class)
final class RuntimeArchitectureTest {
    @ArchTest
    static final ArchRule runtimeNeedsTheJdkAlone = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "jdk.jfr..", "org.mpl4j.runtime..");

    @ArchTest
    static final ArchRule runtimeUsesNoReflection = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideOutsideOfPackage("java.lang.reflect..")
            .as("no class of the runtime should use reflection");

    @ArchTest
    static final ArchRule runtimePackagesAreFreeOfCycles =
            slices().matching("org.mpl4j.(**)").should().beFreeOfCycles();

    @Test
    void moduleRequiresTheJdkOnly() throws URISyntaxException {
        Path location = Path.of(
                View.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        ModuleDescriptor descriptor = ModuleFinder.of(location)
                .find("org.mpl4j.runtime")
                .orElseThrow()
                .descriptor();

        assertThat(descriptor.isAutomatic()).isFalse();
        // Flight recording is for those who have it.
        assertThat(descriptor.requires())
                .filteredOn(requires -> !requires.modifiers().contains(ModuleDescriptor.Requires.Modifier.STATIC))
                .extracting(ModuleDescriptor.Requires::name)
                .containsExactly("java.base");
        assertThat(descriptor.requires())
                .extracting(ModuleDescriptor.Requires::name)
                .containsExactlyInAnyOrder("java.base", "jdk.jfr");
    }
}
