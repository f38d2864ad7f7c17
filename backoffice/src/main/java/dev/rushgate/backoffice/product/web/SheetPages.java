package dev.rushgate.backoffice.product.web;

import dev.rushgate.backoffice.platform.InvalidInput;
import dev.rushgate.backoffice.platform.web.AdminPage;
import dev.rushgate.backoffice.platform.web.PathId;
import dev.rushgate.backoffice.platform.web.Problem;
import dev.rushgate.backoffice.platform.web.Refusal;
import dev.rushgate.backoffice.product.csv.ImportJob;
import dev.rushgate.backoffice.product.csv.Imports;
import dev.rushgate.backoffice.product.csv.ProductExport;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;

/** Files of products: sent in, looked at, confirmed; and taken away. */
@AdminPage
@RequestMapping(ProductView.PATH)
class SheetPages {

  private static final String JOB = ProductView.PATH + "/imports/";

  private final Imports imports;
  private final ProductExport export;

  SheetPages(Imports imports, ProductExport export) {
    this.imports = imports;
    this.export = export;
  }

  @GetMapping("/export")
  void export(
      @RequestParam(defaultValue = "") String q,
      @RequestParam(defaultValue = "") String supply,
      @RequestParam(defaultValue = "") String state,
      HttpServletResponse response)
      throws IOException {
    SheetFile.describe(response);
    export.write(ProductPages.search(q, supply, state), response.getWriter());
  }

  @GetMapping("/import")
  ModelAndView ask() {
    return form(Errors.NONE);
  }

  @PostMapping("/import")
  ModelAndView send(@RequestParam(required = false) @Nullable MultipartFile file)
      throws IOException {
    try {
      ImportJob sent = imports.send(Files.name(file), Files.bytes(file));
      return new ModelAndView("redirect:" + JOB + sent.id());
    } catch (InvalidInput invalid) {
      ModelAndView page = form(Errors.at("file", "sheet"));
      page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
      return page;
    }
  }

  @GetMapping("/imports/{id}")
  ModelAndView show(@PathVariable String id) {
    return job(imports.find(idOf(id)).orElseThrow(SheetPages::unknown));
  }

  @PostMapping("/imports/{id}/confirm")
  ModelAndView confirm(@PathVariable String id) {
    return after(imports.confirm(idOf(id)));
  }

  @PostMapping("/imports/{id}/discard")
  ModelAndView discard(@PathVariable String id) {
    return after(imports.discard(idOf(id)));
  }

  private ModelAndView after(Imports.Outcome outcome) {
    return switch (outcome) {
      case Imports.Outcome.Done done -> new ModelAndView("redirect:" + JOB + done.job().id());
      case Imports.Outcome.Unknown no -> throw unknown();
      case Imports.Outcome.Late late -> {
        ModelAndView page = job(late.job());
        page.setStatus(HttpStatus.CONFLICT);
        yield page;
      }
    };
  }

  private ModelAndView form(Errors errors) {
    return new ModelAndView("product/import")
        .addObject("errors", errors)
        .addObject("jobs", imports.newest());
  }

  private ModelAndView job(ImportJob job) {
    return new ModelAndView("product/import-job")
        .addObject("job", job)
        .addObject("flaws", imports.flaws(job.id()))
        .addObject("preview", imports.preview(job.id()));
  }

  private static long idOf(String id) {
    return PathId.of(id, Problem.IMPORT_UNKNOWN);
  }

  private static Refusal unknown() {
    return Problem.IMPORT_UNKNOWN.because("Nothing has the id in this path.");
  }
}
