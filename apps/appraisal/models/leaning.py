"""Votes and commendations keep the scheme, its consequences, the form and the text that held on their day."""

from apps.appraisal.models.codelists import CommendationForm, VoteConsequence, VoteScheme
from apps.appraisal.models.commendations import Commendation
from apps.appraisal.models.votes import VoteSession
from apps.cadres.models import LegalBasis
from apps.core.leaning import hold_for

hold_for(VoteScheme, VoteSession, column="scheme_id", day="told.held_on")
hold_for(VoteConsequence, VoteSession, column="scheme_id", day="told.held_on", key="scheme_id")
hold_for(CommendationForm, Commendation, column="form_id", day="told.decision_on")
hold_for(LegalBasis, Commendation, column="legal_basis_id", day="told.decision_on")
