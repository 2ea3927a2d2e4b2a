package org.mpl4j.compiler.backend;

import static org.assertj.core.api.Assertions.assertThat;

import javax.lang.model.SourceVersion;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mpl4j.compiler.model.JavaNames;

class JavaPackagesTest {
    @ParameterizedTest
    @CsvSource({
        "com.example, com.example",
        "com.my-company.net, com.my_company.net",
        "org.1st.native, org._1st.native_",
        "Com.Example, com.example",
        "single, single"
    })
    void aGroupIdBecomesAPackage(String groupId, String javaPackage) {
        assertThat(JavaPackages.ofGroupId(groupId)).isEqualTo(javaPackage);
        assertThat(SourceVersion.isName(javaPackage)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "demo, demo",
        "My-Demo.v2, my_demo_v2",
        "1st, _1st",
        "class, class_",
        "_, __",
        "String, string",
        "true, true_"
    })
    void aPartOfAPackageIsTheNameOfAFolderToo(String text, String part) {
        assertThat(JavaPackages.part(text)).isEqualTo(part);
        assertThat(SourceVersion.isName(part)).isTrue();
        assertThat(JavaNames.label(part)).isEqualTo(part);
    }
}
