package dev.rushgate.backoffice.platform.web;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The head of {@code /openapi.json}; the calls are read from the controllers. */
@Configuration(proxyBeanMethods = false)
class Contract {

  private static final String TOKEN = "token";

  @Bean
  OpenAPI openApi() {
    var bearer =
        new SecurityScheme()
            .type(SecurityScheme.Type.HTTP)
            .scheme("bearer")
            .bearerFormat("JWT")
            .description("HS256; admin calls take the role ADMIN, or one of the staff's");
    return new OpenAPI()
        .info(new Info().title("Rushgate back office").version("1"))
        .components(new Components().addSecuritySchemes(TOKEN, bearer))
        .addSecurityItem(new SecurityRequirement().addList(TOKEN));
  }
}
