package dev.rushgate.backoffice.product.web;

import dev.rushgate.backoffice.platform.web.AdminCall;
import dev.rushgate.backoffice.platform.web.PathId;
import dev.rushgate.backoffice.platform.web.Problem;
import dev.rushgate.backoffice.platform.web.Refusal;
import dev.rushgate.backoffice.product.ProductSearch;
import dev.rushgate.backoffice.product.ProductState;
import dev.rushgate.backoffice.product.csv.ImportJob;
import dev.rushgate.backoffice.product.csv.Imports;
import dev.rushgate.backoffice.product.csv.ProductExport;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** The same for programs. A file is checked in the background; ask for it until it is ready. */
@AdminCall
@RequestMapping(ProductController.PATH)
class SheetController {

  private final Imports imports;
  private final ProductExport export;

  SheetController(Imports imports, ProductExport export) {
    this.imports = imports;
    this.export = export;
  }

  @GetMapping("/export")
  void export(
      @RequestParam(defaultValue = "") String keyword,
      @RequestParam(defaultValue = "false") boolean soldOut,
      @RequestParam(defaultValue = "ACTIVE") ProductState state,
      HttpServletResponse response)
      throws IOException {
    SheetFile.describe(response);
    export.write(new ProductSearch(keyword, soldOut, state), response.getWriter());
  }

  @PostMapping(path = "/imports", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
  ResponseEntity<ImportAnswer> send(@RequestParam(required = false) @Nullable MultipartFile file)
      throws IOException {
    ImportAnswer sent = answer(imports.send(Files.name(file), Files.bytes(file)));
    return ResponseEntity.accepted()
        .location(URI.create(ProductController.PATH + "/imports/" + sent.id()))
        .body(sent);
  }

  /** The newest, without what was found in them. */
  @GetMapping("/imports")
  List<ImportAnswer> newest() {
    return imports.newest().stream()
        .map(job -> ImportAnswer.of(job, List.of(), List.of()))
        .toList();
  }

  @GetMapping("/imports/{id}")
  ImportAnswer show(@PathVariable String id) {
    return answer(imports.find(idOf(id)).orElseThrow(SheetController::unknown));
  }

  @PostMapping("/imports/{id}/confirm")
  ImportAnswer confirm(@PathVariable String id) {
    return answer(imports.confirm(idOf(id)));
  }

  @PostMapping("/imports/{id}/discard")
  ImportAnswer discard(@PathVariable String id) {
    return answer(imports.discard(idOf(id)));
  }

  private ImportAnswer answer(Imports.Outcome outcome) {
    return switch (outcome) {
      case Imports.Outcome.Done done -> answer(done.job());
      case Imports.Outcome.Unknown no -> throw unknown();
      case Imports.Outcome.Late late ->
          throw Problem.IMPORT_STATE.because("The import is " + late.job().state() + ".");
    };
  }

  private ImportAnswer answer(ImportJob job) {
    return ImportAnswer.of(job, imports.flaws(job.id()), imports.preview(job.id()));
  }

  private static long idOf(String id) {
    return PathId.of(id, Problem.IMPORT_UNKNOWN);
  }

  private static Refusal unknown() {
    return Problem.IMPORT_UNKNOWN.because("No import has the id in this path.");
  }
}
