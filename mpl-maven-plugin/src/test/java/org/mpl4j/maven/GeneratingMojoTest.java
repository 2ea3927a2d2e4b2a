package org.mpl4j.maven;

import static org.assertj.core.api.Assertions.assertThat;

import javax.lang.model.SourceVersion;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GeneratingMojoTest {
    @ParameterizedTest
    @CsvSource({
        "com.example, com.example",
        "com.my-company.net, com.my_company.net",
        "org.1st.native, org._1st.native_",
        "Com.Example, com.example",
        "single, single"
    })
    void aGroupIdBecomesAPackage(String groupId, String javaPackage) {
        assertThat(GeneratingMojo.defaultPackage(groupId)).isEqualTo(javaPackage);
        assertThat(SourceVersion.isName(javaPackage)).isTrue();
    }
}
