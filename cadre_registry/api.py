"""Addresses of the JSON interface, version 1; its documentation stands at `docs/`."""

from django.contrib.auth.decorators import login_required
from django.urls import URLPattern, URLResolver, include, path
from rest_framework.routers import DefaultRouter

from apps.accounts.api import TokenView
from apps.appraisal.api import CommendationViewSet, PeriodScoreViewSet, RatingViewSet, VoteViewSet
from apps.cadres.api import CadreViewSet, PostingViewSet
from apps.cadres.mergers.api import PlacementViewSet, SurplusCaseViewSet
from apps.cadres.movements.api import MovementViewSet
from apps.cadres.recruitment.api import RecruitmentViewSet
from apps.communes.api import UnitViewSet
from apps.core.api_documentation import DocumentationView, SchemaView
from apps.discipline.api import DecisionViewSet
from apps.establishment.api import AllotmentViewSet, ClassificationViewSet, OpeningViewSet, UnitSizeViewSet
from apps.petitions.api import PetitionViewSet
from apps.planning.api import HealthViewSet, PlanningViewSet
from apps.qualifications.api import QualificationViewSet
from apps.qualifications.standards.api import StandardOutcomeViewSet, StandardViewSet
from apps.reporting.api import ReportViewSet
from apps.reporting.composed.api import CompositionViewSet
from apps.reporting.indicators.api import IndicatorViewSet
from apps.reporting.official.api import FormViewSet
from apps.reporting.telling.api import TextCheckViewSet, TextViewSet
from apps.submissions.api import ReportingPeriodViewSet, SubmissionViewSet
from apps.targets.api import TargetPlanViewSet
from apps.training.api import ClassViewSet, EnrolmentViewSet, PlanViewSet

router = DefaultRouter()
# JSON is the only form; addresses that end in .json would be a second name for everything.
router.include_format_suffixes = False
router.register("units", UnitViewSet, "unit")
router.register("cadres", CadreViewSet, "cadre")
router.register("postings", PostingViewSet, "posting")
router.register("movements", MovementViewSet, "movement")
router.register("recruitments", RecruitmentViewSet, "recruitment")
router.register("placements", PlacementViewSet, "placement")
router.register("surplus-cases", SurplusCaseViewSet, "surplus-case")
router.register("qualifications", QualificationViewSet, "qualification")
router.register("disciplinary-decisions", DecisionViewSet, "disciplinary-decision")
router.register("petitions", PetitionViewSet, "petition")
router.register("allotments", AllotmentViewSet, "allotment")
router.register("unit-classes", ClassificationViewSet, "unit-class")
router.register("unit-sizes", UnitSizeViewSet, "unit-size")
router.register("openings", OpeningViewSet, "opening")
router.register("planning", PlanningViewSet, "planning")
router.register("health-examinations", HealthViewSet, "health-examination")
router.register("target-plans", TargetPlanViewSet, "target-plan")
router.register("training-plans", PlanViewSet, "training-plan")
router.register("training-classes", ClassViewSet, "training-class")
router.register("enrolments", EnrolmentViewSet, "enrolment")
router.register("ratings", RatingViewSet, "rating")
router.register("period-scores", PeriodScoreViewSet, "period-score")
router.register("commendations", CommendationViewSet, "commendation")
router.register("confidence-votes", VoteViewSet, "confidence-vote")
router.register("reporting-periods", ReportingPeriodViewSet, "reporting-period")
router.register("submissions", SubmissionViewSet, "submission")
router.register("reports", ReportViewSet, "report")
router.register("compositions", CompositionViewSet, "composition")
router.register("indicators", IndicatorViewSet, "indicator")
router.register("forms", FormViewSet, "form")
router.register("texts", TextViewSet, "text")
router.register("text-checks", TextCheckViewSet, "text-check")
router.register("standards", StandardViewSet, "standard")
router.register("standard-outcomes", StandardOutcomeViewSet, "standard-outcome")

app_name = "api"
urlpatterns: list[URLPattern | URLResolver] = [
    path("token/", TokenView.as_view(), name="token"),
    path("schema/", SchemaView.as_view(), name="schema"),
    path("docs/", login_required(DocumentationView.as_view()), name="docs"),
    path("", include(router.urls)),
]
